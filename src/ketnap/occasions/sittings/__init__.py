"""Sittings of committees (cuộc họp cấp ủy): who was there when a committee voted on files."""
