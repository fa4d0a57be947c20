"""What is done to whole tables of the database: many rows written at once, the rows counted."""
