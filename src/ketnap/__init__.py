"""ketnap: the working life of Party-member development, from nomination to recognition."""
