"""Work in the background: one's own jobs, and asking for bundles of papers."""
