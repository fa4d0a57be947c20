"""Figures of organisations."""
