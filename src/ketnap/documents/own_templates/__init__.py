"""A site's own Word templates: proposed, approved by a second person, rendered apart."""
