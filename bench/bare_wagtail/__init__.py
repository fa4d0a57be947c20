"""Wagtail as it comes, with one page: what the portal is measured against."""
