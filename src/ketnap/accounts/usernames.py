"""One spelling for a user name, however it is typed."""

import unicodedata

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _


def normalised(username: str) -> str:
    """Return the name as it is stored and counted: `Ａn ` and `an` are one user."""
    return unicodedata.normalize("NFKC", username).strip().casefold()


validate_username = RegexValidator(
    r"\A[a-z0-9][a-z0-9._-]{1,59}\Z",
    _(
        "Tên đăng nhập gồm 2 đến 60 chữ cái không dấu, chữ số, dấu chấm, gạch ngang hoặc gạch dưới, "
        "và bắt đầu bằng chữ cái hoặc chữ số."
    ),
)
