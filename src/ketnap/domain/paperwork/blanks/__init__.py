"""The blanks that records fill: the name, what it is called, whence it comes, how it is found."""
