"""The append-only step log of case files, its derived tables, and the only code that writes them."""
