"""Lists taken out as files: only what the asker may take out, each time noted in the access log."""
