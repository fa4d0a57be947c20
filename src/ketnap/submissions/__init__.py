"""The way up the hierarchy: files sent to the next level, handled there, and sent back down."""
