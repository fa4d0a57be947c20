"""The page of the person whom a case is about (Hồ sơ của tôi), and what he answers there."""
