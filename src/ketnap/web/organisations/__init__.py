"""Organisations (tổ chức đảng) on screen: the tree, one organisation, and what changes in them."""
