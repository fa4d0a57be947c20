"""The palette: whatever the reader may open or begin, by a few letters."""
