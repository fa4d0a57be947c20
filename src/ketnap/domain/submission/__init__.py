"""The way up (trình lên cấp trên): where a file lies, what it lacks, and to whom it goes next."""
