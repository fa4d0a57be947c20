"""Measurements: figures and ratios, printed; never a test, never a verdict."""
