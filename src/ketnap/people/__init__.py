"""Persons and their membership of a cell."""
