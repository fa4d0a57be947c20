"""Settings and root URLs: plugs the rooms together."""
