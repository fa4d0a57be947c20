"""Tests of the casefiles room."""
