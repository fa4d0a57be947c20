"""Figures (số liệu) of organisations: what is counted, broken down, reported; reports kept by name."""
