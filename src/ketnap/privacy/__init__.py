"""What the person of a case decides and asks about the data kept on him."""
