"""Organisations on screen."""
