"""Courses (lớp bồi dưỡng) on screen: propose, send, results, certificates."""
