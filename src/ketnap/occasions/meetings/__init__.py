"""Meetings of the cell (họp chi bộ): agenda, attendance, votes one person at a time, minutes."""
