"""One event, many people: meetings of the cell, courses, ceremonies."""
