"""Every write about plans and sourcing, by subject."""
