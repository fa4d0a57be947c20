"""Plans of a cell, its requests for nominations, its reviews and education activities."""
