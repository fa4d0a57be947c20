"""The public news page, in a process, database and host name of its own."""
