"""Tests of the pages of meetings."""
