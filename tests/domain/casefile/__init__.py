"""Tests of the case file, from one step to an assessment."""
