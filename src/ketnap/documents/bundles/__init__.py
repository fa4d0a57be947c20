"""Bundles (gói giấy tờ): many papers as one ZIP, made by jobs in the background."""
