"""What crosses from the staff zone to the public portal: press packages, signed calls, texts, checks."""
