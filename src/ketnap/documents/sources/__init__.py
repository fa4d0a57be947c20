"""Where the values of papers come from: each file reads one kind of record into plain facts."""
