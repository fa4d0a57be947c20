"""Home, sections and articles: what visitors read."""
