"""What passes to others when a member leaves."""
