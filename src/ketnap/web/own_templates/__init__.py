"""A body's own Word templates on screen: by form, proposed, looked at, approved, ended."""
