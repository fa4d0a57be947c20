"""Members, persons, duplicates and hand-overs on screen."""
