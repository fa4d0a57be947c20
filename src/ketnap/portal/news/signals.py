"""What the news tell the rooms above them, which may refuse."""

from django.dispatch import Signal

releasing = Signal()
"""An article is about to be published or scheduled: `article` as it would stand. Raising stops it."""

asking_to_write = Signal()
"""Somebody's rights in an article are asked for: `article`, `editor`. Answering `False` leaves none."""

asking_to_see = Signal()
"""The file of a picture no reader sees is asked for: `picture_id`, `editor`. Answering `False` hides it."""
