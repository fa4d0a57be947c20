"""Word files: a template compiled from a sheet once, filled many times."""
