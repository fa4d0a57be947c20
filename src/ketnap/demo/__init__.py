"""An invented cell with its people and histories, to look around in and to show."""
