"""The calendar: a month, a list of days, and the addresses calendar programs read."""
