"""The registers (sổ văn bản): terms, numbers taken, issued and voided."""
