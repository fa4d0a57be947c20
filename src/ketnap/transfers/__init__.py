"""Cases that move with their person from one cell to another, sealed."""
