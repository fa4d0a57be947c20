"""Tests of the meetings of a cell."""
