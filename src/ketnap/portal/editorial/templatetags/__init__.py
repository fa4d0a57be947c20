"""Template tags of the editorial work."""
