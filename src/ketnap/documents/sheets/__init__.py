"""Every official form as a sheet: one YAML file each, and what reads them."""
