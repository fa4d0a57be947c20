"""The contract of the case-file format, through the installed command."""
