"""The forms (mẫu giấy tờ): each with its versions by day, what it needs, and a sample of it."""
