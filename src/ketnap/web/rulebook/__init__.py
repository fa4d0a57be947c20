"""The rulebook: what holds on a day, and every rule through time."""
