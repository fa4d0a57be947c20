"""Users, the roles they hold, and the one door they come in by."""
