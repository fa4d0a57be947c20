"""Who opened, exported or changed what outside the step log."""
