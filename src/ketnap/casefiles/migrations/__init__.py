"""Database migrations of the casefiles room."""
