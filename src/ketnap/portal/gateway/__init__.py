"""The way in for the staff zone: signed calls, and nothing else."""
