"""Messages to other programs on screen."""
