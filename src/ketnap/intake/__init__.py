"""Sheets in and out: what a cell kept in spreadsheets is taken in as a whole, and lists are taken out."""
