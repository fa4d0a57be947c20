"""The recording of steps."""
