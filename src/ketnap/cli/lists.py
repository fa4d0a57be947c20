"""Lists of cases taken out at the machine."""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ketnap.cli.django_rooms import installation
from ketnap.cli.organisations import organisation_id
from ketnap.cli.printing import tell
from ketnap.cli.refusal import REFUSED, Refusal, spoken_language

if TYPE_CHECKING:
    from ketnap.domain.access import Actor


def export_list(arguments: argparse.Namespace) -> int:
    """Write the cases of an organisation, and of all below it, to a file."""
    if arguments.organisation is None:
        raise Refusal(
            "Hãy ghi số hồ sơ, hoặc --organisation để xuất danh sách.",
            "Give the number of a case, or --organisation for a list.",
        )
    if arguments.out is None:
        raise Refusal("Danh sách cần --out TỆP.", "A list needs --out FILE.")
    with installation(), tempfile.TemporaryFile() as written:
        count, left_out = _written(arguments, written)
        written.seek(0)
        _keep(Path(arguments.out), written)
    tell(f"Đã xuất {count} hồ sơ.", f"{count} cases were written.")
    if left_out:
        tell(
            f"Không có trong danh sách: {left_out} hồ sơ lập sau ngày ấy.",
            f"Not in the list: {left_out} cases opened after that day.",
        )
    return 0


def _written(arguments: argparse.Namespace, file: BinaryIO) -> tuple[int, int]:
    """How many cases were written, and how many of the organisation were not."""
    from django.utils import timezone
    from django.utils.translation import override

    from ketnap.casefiles.queries import casefiles_visible_to
    from ketnap.intake.exports.case_list import ListWanted, export_case_list
    from ketnap.intake.exports.writing import Format

    language = spoken_language()
    wanted = ListWanted(on=arguments.on or timezone.localdate())
    actor = _acting_in(arguments.organisation)
    with override(language):
        count = export_case_list(
            wanted, Format(arguments.format or Format.XLSX), file, by=actor, language=language
        )
    return count, casefiles_visible_to(actor).count() - count


def _acting_in(text: str) -> "Actor":
    from ketnap.casefiles.operator import OPERATOR, acting_on_cases
    from ketnap.organisations.models import Organisation

    return acting_on_cases(OPERATOR, Organisation.objects.get(pk=organisation_id(text)))


def _keep(path: Path, written: BinaryIO) -> None:
    try:
        if str(path) == "-":
            sys.stdout.buffer.write(written.read())
        else:
            path.write_bytes(written.read())
    except OSError as error:
        raise Refusal(
            f"{path}: không ghi được tệp ({error.strerror})",
            f"{path}: cannot write the file ({error.strerror})",
            status=REFUSED,
        ) from None
