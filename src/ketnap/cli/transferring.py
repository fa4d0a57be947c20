"""Commands that move a case between installations as a sealed file."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ketnap.cli.django_rooms import installation
from ketnap.cli.printing import say, tell
from ketnap.cli.record_numbers import is_number
from ketnap.cli.records import case_id
from ketnap.cli.refusal import REFUSED, Refusal, spoken_language

if TYPE_CHECKING:
    from ketnap.organisations.models import Organisation
    from ketnap.transfers.models import Installation

_LARGEST_BYTES = 32 * 1024 * 1024


def key(arguments: argparse.Namespace) -> int:
    """Print the public key of this installation and its fingerprint."""
    with installation():
        from ketnap.transfers.keys import installation_keys

        public = installation_keys().public
    say(public.line)
    tell(f"Dấu vân: {public.fingerprint}", f"Fingerprint: {public.fingerprint}")
    return 0


def send(arguments: argparse.Namespace) -> int:
    """Close a case here and write it as a file sealed for another installation."""
    path = Path(arguments.out)
    with installation(), _plain_refusals():
        from django.db import transaction
        from django.utils import timezone

        from ketnap.casefiles.operator import OPERATOR, acting_on_people
        from ketnap.casefiles.queries.whole import cases_numbered
        from ketnap.transfers.services import send_out

        case = cases_numbered([case_id(arguments.case)]).first()
        if case is None:
            raise Refusal(
                f"Không có hồ sơ {arguments.case}.", f"There is no case {arguments.case}."
            )
        with _written(path) as waiting, transaction.atomic():
            transfer = send_out(
                case.pk,
                _known_installation(arguments.to),
                arguments.cell,
                reason=arguments.reason,
                by=acting_on_people(OPERATOR, case.cell),
                seen_seq=case.entries.count(),
                today=timezone.localdate(),
            )
            waiting.write_text(transfer.sealed + "\n", "utf-8")
    tell(f"Đã niêm phong hồ sơ vào {path}.", f"The case is sealed in {path}.")
    return 0


def receive(arguments: argparse.Namespace) -> int:
    """Take a sealed file into a cell, and write the receipt to send back."""
    sealed, path = _text_of(arguments.file), Path(arguments.receipt)
    with installation(), _plain_refusals():
        from django.db import transaction
        from django.utils import timezone

        from ketnap.casefiles.operator import OPERATOR, acting_on_people
        from ketnap.transfers.services import receive_file

        cell = _cell(arguments.organisation)
        with _written(path) as waiting, transaction.atomic():
            transfer, receipt = receive_file(
                sealed, cell, by=acting_on_people(OPERATOR, cell), today=timezone.localdate()
            )
            waiting.write_text(receipt + "\n", "utf-8")
    number = transfer.casefile_id
    tell(
        f"Đã nhận: hồ sơ {number}. Hãy gửi lại giấy báo nhận {path}.",
        f"Received: case {number}. Send the receipt {path} back.",
    )
    return 0


def take_receipt(arguments: argparse.Namespace) -> int:
    """Take the receipt of a case that was sent, which closes its transfer."""
    sealed = _text_of(arguments.file)
    with installation(), _plain_refusals():
        from django.utils import timezone

        from ketnap.casefiles.operator import OPERATOR
        from ketnap.transfers.services import take_receipt as close

        transfer = close(sealed, by=OPERATOR, today=timezone.localdate())
    tell(
        f"Nơi nhận đã nhận hồ sơ {transfer.casefile_id} ngày {transfer.received_on:%d/%m/%Y}.",
        f"Case {transfer.casefile_id} was received on {transfer.received_on}.",
    )
    return 0


def write_receipt_again(arguments: argparse.Namespace) -> int:
    """Write once more the receipt of a case that came in a sealed file; of its last coming."""
    path = Path(arguments.receipt)
    with installation():
        from ketnap.casefiles.operator import OPERATOR
        from ketnap.transfers.queries import receipt_of
        from ketnap.transfers.services import hand_out

        transfer = receipt_of(case_id(arguments.case))
        if transfer is None:
            raise Refusal(
                f"Hồ sơ {arguments.case} không đến đây trong tệp niêm phong nào.",
                f"Case {arguments.case} came here in no sealed file.",
                status=REFUSED,
            )
        with _written(path) as waiting:
            waiting.write_text(hand_out(transfer, by=OPERATOR) + "\n", "utf-8")
    tell(f"Đã ghi lại giấy báo nhận vào {path}.", f"The receipt is in {path} once more.")
    return 0


@contextmanager
def _plain_refusals() -> Iterator[None]:
    """Say in plain words why a case did not move."""
    from django.core.exceptions import ValidationError

    from ketnap.casefiles.refusals import CellIncomplete, ReasonNeeded, StepRefused
    from ketnap.domain.casefile.wording import finding_message
    from ketnap.domain.transfer.reading import CapsuleUnreadable
    from ketnap.transfers.refusals import TransferRefused
    from ketnap.transfers.sealing import SealBroken

    try:
        yield
    except (CapsuleUnreadable, SealBroken, TransferRefused) as refusal:
        raise Refusal(refusal.vi, refusal.en, status=REFUSED) from None
    except ValidationError as refusal:
        words = " ".join(refusal.messages)
        raise Refusal(words, words, status=REFUSED) from None
    except CellIncomplete:
        raise Refusal(
            "Chi bộ chưa khai các cấp trên, nên chưa nhận được hồ sơ.",
            "The cell has no bodies above it yet, so no case can be taken.",
            status=REFUSED,
        ) from None
    except (ReasonNeeded, StepRefused) as refusal:
        words = " ".join(finding_message(each, spoken_language()) for each in refusal.findings)
        raise Refusal(words, words, status=REFUSED) from None


@contextmanager
def _written(path: Path) -> Iterator[Path]:
    """A file beside the wanted one, which takes its name once everything is recorded."""
    waiting = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield waiting
        os.replace(waiting, path)
    except OSError as error:
        raise Refusal(
            f"{path}: không ghi được tệp ({error.strerror})",
            f"{path}: cannot write the file ({error.strerror})",
            status=REFUSED,
        ) from None
    finally:
        waiting.unlink(missing_ok=True)


def _text_of(name: str) -> str:
    try:
        content = Path(name).read_bytes()
        if len(content) > _LARGEST_BYTES:
            raise Refusal(f"{name}: tệp quá lớn", f"{name}: the file is too large")
        return content.decode("utf-8")
    except OSError as error:
        raise Refusal(
            f"{name}: không đọc được tệp ({error.strerror})",
            f"{name}: cannot read the file ({error.strerror})",
        ) from None
    except UnicodeDecodeError:
        raise Refusal(f"{name}: không phải UTF-8", f"{name}: not UTF-8") from None


def _known_installation(name: str) -> "Installation":
    from ketnap.transfers.queries import installations_to_choose

    found = installations_to_choose().filter(name=name).first()
    if found is None:
        raise Refusal(
            f"Chưa biết nơi cài đặt “{name}”. Hãy ghi khóa của nơi ấy trước.",
            f"The installation “{name}” is not known. Enter its key first.",
            status=REFUSED,
        )
    return found


def _cell(text: str) -> "Organisation":
    from ketnap.organisations.models import Organisation, OrganisationKind
    from ketnap.organisations.queries import organisations_called

    named = (
        Organisation.objects.filter(pk=int(text)) if is_number(text) else organisations_called(text)
    )
    cells = list(named.filter(kind=OrganisationKind.CELL)[:2])
    if len(cells) != 1:
        raise Refusal(
            f"Không có đúng một chi bộ “{text}”. Hãy ghi tên đầy đủ, hoặc số.",
            f"There is not exactly one cell “{text}”. Give its full name, or its number.",
        )
    return cells[0]
