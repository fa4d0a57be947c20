"""One case: what it holds on a day, who looked at it, and its file to take along."""
