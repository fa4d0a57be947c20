"""What a person may be called, wherever a name is recorded."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ketnap.domain.text import is_spelled_as_a_name


def require_name(full_name: str) -> None:
    """Refuse a name that begins with a mark, or holds signs left over from an old font."""
    if full_name and not is_spelled_as_a_name(full_name):
        raise ValidationError(
            {
                "full_name": ValidationError(
                    _(
                        "Họ tên phải bắt đầu bằng chữ cái, không có ký hiệu (như ª, §, Þ) còn lại từ "
                        "bảng mã cũ. Hãy gõ lại họ tên bằng Unicode."
                    ),
                    code="not_a_name",
                )
            }
        )
