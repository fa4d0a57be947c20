"""The rulebook (quy định) as of a day."""
