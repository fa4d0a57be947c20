"""The inbox of requests about personal data, for whoever answers for the cell."""
