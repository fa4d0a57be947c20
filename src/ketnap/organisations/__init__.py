"""Party organisations, units and mass organisations through time."""
