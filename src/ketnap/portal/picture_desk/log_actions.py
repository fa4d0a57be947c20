"""What the history of an article tells of the people in its pictures: that it was said, never who."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

PEOPLE_SAID = "ketnap.people_said"


class _PeopleSaid(LogFormatter):
    label = _("Xác định người trong ảnh")

    def format_message(self, log_entry: Any) -> str:
        """Return of which picture it was said who is in it."""
        return str(_("Xác định lại người trong ảnh %(picture)s") % log_entry.data)


def register(actions: Any) -> None:
    """Give the deed its words."""
    actions.register_action(PEOPLE_SAID)(_PeopleSaid)
