"""Template tags of the news."""
