"""What passes to others when a member leaves a cell, and what must be gone before a cell ends."""
