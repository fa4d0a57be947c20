"""Reads and renders uploaded templates in a child process that can do nothing else."""
