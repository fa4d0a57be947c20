"""Pictures of the news page and their sizes."""
