"""Tests of work in the background on screen."""
