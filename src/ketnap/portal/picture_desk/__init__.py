"""The editor's page for the pictures of one article: taken in, put in order, given their words."""
