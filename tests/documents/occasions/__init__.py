"""Papers of meetings, courses, ceremonies and cells."""
