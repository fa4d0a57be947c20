"""An import as its pages read it, for whoever asks; and its parts, done at once or in the background."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Actor
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.wording import layout_name
from ketnap.intake import files
from ketnap.intake.kinds import SHEET_IMPORT, Part, ask_for
from ketnap.intake.models import SheetImport
from ketnap.intake.queries import import_visible_to
from ketnap.intake.reading.troubles import FileRefused, say
from ketnap.intake.refusals import FileGone
from ketnap.intake.services import Choices, check_sheet, read_rows
from ketnap.jobs.models import UNFINISHED, Job
from ketnap.jobs.queries import jobs_of
from ketnap.jobs.refusals import TooManyJobs
from ketnap.organisations.queries import name_on
from ketnap.web.day import PageDay, address, day_of
from ketnap.web.language import reader_language

SMALL_BYTES = 300 * 1024
"""A file up to this size is read and checked while its owner waits; a larger one by a worker."""

Crumbs = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class OpenImport:
    """An import somebody may see, on the day of the page."""

    actor: Actor
    record: SheetImport
    day: PageDay

    @property
    def id(self) -> int:
        return self.record.pk

    @property
    def layout(self) -> Layout:
        return Layout(self.record.layout)

    @property
    def layout_name(self) -> str:
        return layout_name(self.layout, reader_language())

    @property
    def title(self) -> str:
        return _("Nhập từ tệp %(file)s") % {"file": self.record.file_name}

    @property
    def cell_name(self) -> str:
        return name_on(self.record.cell_id, self.day.on)

    def job(self) -> Job | None:
        """The job about it that has not ended, if there is one."""
        unfinished = jobs_of(self.actor).filter(kind=SHEET_IMPORT, state__in=UNFINISHED)
        return next((job for job in unfinished if job.arguments["import"] == self.id), None)


def open_import(request: HttpRequest, import_id: int) -> OpenImport:
    """The import for whoever asks; a stranger gets 404."""
    actor = actor_behind(request)
    return OpenImport(actor, import_visible_to(actor, import_id), day_of(request))


def crumbs_to(request: HttpRequest, opened: OpenImport | None = None) -> Crumbs:
    """The way to a page about imports."""
    crumbs = [{"label": _("Nhập dữ liệu"), "href": address(request, "imports")}]
    if opened is not None:
        href = address(request, "sheet_import", opened.id)
        crumbs.append({"label": opened.record.file_name, "href": href})
    return crumbs


def do_part(part: Part, opened: OpenImport) -> None:
    """Read or check a small sheet at once, ask a worker for a large one.

    Raises `ValidationError` in the reader's words where it cannot be done.
    """
    record = opened.record
    try:
        if files.upload_of(record.stored_name).stat().st_size > SMALL_BYTES:
            ask_in_words(part, record, by=opened.actor)
        elif part is Part.READ:
            read_rows(record, by=opened.actor)
        else:
            check_sheet(record, by=opened.actor)
    except FileRefused as refusal:
        raise ValidationError(refusal_words(refusal)) from refusal
    except (FileGone, FileNotFoundError) as refusal:
        raise ValidationError(_("Tệp tải lên đã bị xóa sau một ngày. Hãy tải lại.")) from refusal


def ask_in_words(
    part: Part, record: SheetImport, choices: Choices | None = None, *, by: Actor
) -> None:
    """Ask a worker; raises `ValidationError` where too many jobs wait."""
    try:
        ask_for(part, record, choices, by=by)
    except TooManyJobs as refusal:
        raise ValidationError(
            _("Bạn đang có %(most)d việc chưa xong. Hãy chờ một việc xong, hoặc hủy bớt.")
            % {"most": refusal.most}
        ) from refusal


def refusal_words(refusal: FileRefused) -> str:
    """Why a file is not taken, in the reader's language."""
    vi, en = say(refusal.code, refusal.fact)
    return vi if reader_language() == "vi" else en
