"""The way of an article: from a draft through many hands to the page, and off it again."""
