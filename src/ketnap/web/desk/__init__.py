"""The desk (bàn làm việc): what is due, by day, and with whom it lies."""
