"""What the staff screens promise."""
