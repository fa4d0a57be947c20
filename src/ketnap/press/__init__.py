"""The press desk: what leaves the staff zone for the public portal, by whom, and what came of it."""
