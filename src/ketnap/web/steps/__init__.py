"""Recording the steps of a case, and correcting what was recorded wrongly."""
