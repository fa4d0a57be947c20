"""Every read about plans and sourcing, by subject."""
