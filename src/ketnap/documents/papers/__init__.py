"""Papers (giấy tờ): which form was drawn up of what, what became of it, and whether it still agrees."""
