"""What other rooms are told when the tree of organisations changes."""

from django.dispatch import Signal

organisation_moving = Signal()
"""An organisation is about to be moved; sent in the transaction that moves it, before it locks anything."""
organisation_moved = Signal()
"""An organisation was moved, sent in the same transaction: from the place `before` to the place `after`."""
organisation_ending = Signal()
"""An `organisation` is about to end, sent in the transaction that ends it; a receiver refuses by `ValidationError`."""
