"""Planning back from a ceremony day."""
