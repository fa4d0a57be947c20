"""How two versions of an article are set against each other where Wagtail's own way reads badly."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from wagtail.admin.compare import FieldComparison


class MomentComparison(FieldComparison):
    """Compares moments as people write them: to the minute, by the clock of the portal."""

    def __init__(self, field: Any, obj_a: Any, obj_b: Any) -> None:
        super().__init__(field, obj_a, obj_b)
        self.val_a: str = _written(field.value_from_object(obj_a))
        self.val_b: str = _written(field.value_from_object(obj_b))


def _written(at: datetime | None) -> str:
    return f"{localtime(at):%H:%M, %d/%m/%Y}" if at else ""
