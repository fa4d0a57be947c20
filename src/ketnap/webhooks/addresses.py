"""Which machines may be told: those the operator has named, and no other."""

from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_PORTS = {"http": 80, "https": 443}


def allowed_hosts() -> tuple[str, ...]:
    """Return the machines named by KETNAP_WEBHOOK_HOSTS, each `name` (at the usual port) or `name:port`."""
    hosts: tuple[str, ...] = settings.WEBHOOK_HOSTS
    return hosts


def check_address(address: str) -> None:
    """Refuse an address on a machine that the operator has not named."""
    if not _is_plain(address):
        raise ValidationError(
            {
                "address": _(
                    "Địa chỉ phải bắt đầu bằng https:// hoặc http://, viết không dấu, không có "
                    "khoảng trắng và không kèm mật khẩu."
                )
            }
        )
    if not is_allowed(address):
        raise ValidationError(
            {
                "address": _(
                    "Người quản trị máy chưa cho gửi tin đến máy này. Hãy nhờ thêm tên máy vào "
                    "KETNAP_WEBHOOK_HOSTS."
                )
            }
        )


def is_allowed(address: str) -> bool:
    """Whether the operator still lets messages go to the machine of an address."""
    found = _read(address)
    if found is None:
        return False
    parts, port = found
    if port == _PORTS.get(parts.scheme) and parts.hostname in allowed_hosts():
        return True
    return f"{parts.hostname}:{port}" in allowed_hosts()


def _is_plain(address: str) -> bool:
    """Whether an address can be asked for as it stands, and gives nothing away."""
    found = _read(address)
    if found is None:
        return False
    parts, _port = found
    is_printable = address.isascii() and address.isprintable() and " " not in address
    is_of_a_machine = parts.scheme in _PORTS and bool(parts.hostname)
    return is_printable and is_of_a_machine and not (parts.username or parts.fragment)


def _read(address: str) -> tuple[SplitResult, int | None] | None:
    """The parts of an address, and its port; none where these are written as no machine has them."""
    try:
        parts = urlsplit(address)
        return parts, parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return None
