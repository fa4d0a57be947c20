"""PDFs and pictures of pages, set from the same sheets."""
