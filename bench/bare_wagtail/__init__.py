"""Wagtail as it comes, with its page of welcome and one article: what the portal is measured against."""
