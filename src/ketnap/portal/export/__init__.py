"""A released article with its pictures as one file, for agencies whose portal is another system."""
