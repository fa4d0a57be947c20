"""The tables of the imports."""
