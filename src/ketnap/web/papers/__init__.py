"""The papers of a case on screen: which there are, one filled and shown, its numbers and its life."""
