"""Who holds which role, who may do what, and how both change."""
