"""The desk: what is due, and the figures of the year."""
