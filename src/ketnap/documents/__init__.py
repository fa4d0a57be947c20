"""Official papers: the registers their numbers come from, and the life of every paper."""
