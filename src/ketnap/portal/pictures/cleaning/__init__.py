"""Reads uploaded pictures in a child process that can do nothing else, and draws them anew."""
