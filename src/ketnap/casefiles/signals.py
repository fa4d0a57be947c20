"""What the step log tells the rooms above, inside the transaction that writes."""

from django.dispatch import Signal

# Sent with `entries`, the rows just appended; what a receiver writes stands or falls with them.
steps_appended = Signal()
