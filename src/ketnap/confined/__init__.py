"""What a child process that looks at files from outside takes from itself (tiến trình con bị giới hạn)."""
