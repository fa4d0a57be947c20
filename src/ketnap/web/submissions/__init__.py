"""The way up: a cell sends its files to the next level, a committee works through its inbox."""
