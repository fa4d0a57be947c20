"""The staff screens: one room for each entry of the menu."""
