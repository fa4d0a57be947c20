"""The procedure in plain Python: no framework, no files, no clock."""
