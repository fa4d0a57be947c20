"""Tests of the reads of cases."""
