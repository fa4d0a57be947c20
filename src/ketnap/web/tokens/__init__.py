"""Access tokens on screen: what programs read and write in somebody's name."""
