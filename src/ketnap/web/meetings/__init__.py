"""Pages of the meetings of the cell."""
