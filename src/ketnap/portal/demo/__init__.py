"""Six months of invented news, with drawn pictures."""
