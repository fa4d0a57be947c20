"""Tests of meetings, courses and ceremonies."""
