"""The shared look: templates, components, styles, icons and vendored assets."""
