"""Tests of the writes to cases."""
