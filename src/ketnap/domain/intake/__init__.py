"""Spreadsheets as people keep them: what a column means, what a cell says, what stands against a row."""
