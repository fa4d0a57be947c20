"""Plans of a cell: how far a target is reached, and where a request stands."""
