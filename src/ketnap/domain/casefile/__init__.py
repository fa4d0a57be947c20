"""The case file: typed steps, replay, findings and deadlines."""
