"""Files from outside are opened in a child process only, which can reach nobody and write nothing."""
