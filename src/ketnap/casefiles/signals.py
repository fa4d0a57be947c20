"""What the step log asks and tells the rooms above, inside the transaction that writes."""

from django.dispatch import Signal

# Sent with `case`, its `file` as recorded so far, the `steps` to come after it, `by`, `today` and the `reason`
# given for them, before the rules are asked; a receiver raises where somebody may not record them so.
steps_offered = Signal()
# Sent with `entries`, the rows just appended; what a receiver writes stands or falls with them.
steps_appended = Signal()
