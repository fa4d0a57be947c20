"""How days are written in Vietnamese."""
