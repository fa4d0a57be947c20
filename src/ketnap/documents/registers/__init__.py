"""Registers (sổ văn bản): one series of numbers for a body, a document type and a term."""
