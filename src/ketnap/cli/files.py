"""Reading case files from disk, with a clear word for each thing that can be wrong with them."""

import stat
from pathlib import Path

from ketnap.cli.refusal import Refusal
from ketnap.domain.casefile.format import CasefileUnreadable, read_casefile
from ketnap.domain.casefile.format_of_lists import read_casefiles
from ketnap.domain.casefile.steps import Casefile

_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "UTF-8 BOM",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_LARGEST_MIB = 32
_LARGEST_BYTES = _LARGEST_MIB * 1024 * 1024


def casefile_in(name: str) -> Casefile:
    """The case file in a file; raises `Refusal` with file, place and reason."""
    try:
        return read_casefile(_text_of(name))
    except CasefileUnreadable as error:
        raise _unreadable(name, error) from None


def casefiles_in(name: str) -> tuple[Casefile, ...]:
    """The case file in a file, or all of a list as it is taken out; raises `Refusal`."""
    try:
        return read_casefiles(_text_of(name))
    except CasefileUnreadable as error:
        raise _unreadable(name, error) from None


def _unreadable(name: str, error: CasefileUnreadable) -> Refusal:
    return Refusal(f"{name}: {error.place}: {error.vi}", f"{name}: {error.place}: {error.en}")


def _text_of(name: str) -> str:
    content = _bytes_of(name)
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            raise _not_utf8(
                name, 1, f" (có dấu đầu tệp {encoding})", f" (it starts with {encoding})"
            )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _not_utf8(name, line, "", "") from None


def _not_utf8(name: str, line: int, hint_vi: str, hint_en: str) -> Refusal:
    return Refusal(
        f"{name}: dòng {line}: không phải UTF-8{hint_vi}; hãy lưu lại tệp ở dạng UTF-8 không BOM",
        f"{name}: line {line}: not UTF-8{hint_en}; save the file as UTF-8 without a BOM",
    )


def _bytes_of(name: str) -> bytes:
    try:
        path = Path(name)
        if stat.S_ISREG(path.stat().st_mode) and path.stat().st_size > _LARGEST_BYTES:
            raise _too_large(name)
        with path.open("rb") as file:
            content = file.read(_LARGEST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Refusal(
            f"{name}: không mở được tệp ({reason})", f"{name}: cannot open the file ({reason})"
        ) from None
    if len(content) > _LARGEST_BYTES:
        raise _too_large(name)
    return content


def _too_large(name: str) -> Refusal:
    return Refusal(
        f"{name}: tệp lớn hơn {_LARGEST_MIB} MiB, không phải một hồ sơ",
        f"{name}: the file is larger than {_LARGEST_MIB} MiB; that is not one case file",
    )
