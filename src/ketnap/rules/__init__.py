"""The rules and the swapped working days as dated data; `load` is the only code."""
