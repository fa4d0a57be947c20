"""Nominations: for who puts people forward, and for the cell that takes them up."""
