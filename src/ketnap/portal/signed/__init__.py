"""What the staff zone has signed, and that nothing signed is taken twice."""
