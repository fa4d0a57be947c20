"""Promises about the source itself, checked by reading it."""
