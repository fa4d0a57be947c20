"""What the history of an article tells of its exports."""

from typing import Any

from django.utils.translation import gettext_lazy as _

EXPORTED = "ketnap.exported"


def register(actions: Any) -> None:
    """Give the deed its words."""
    actions.register_action(EXPORTED, _("Xuất bài"), _("Đã xuất bài và ảnh thành một tệp ZIP"))
