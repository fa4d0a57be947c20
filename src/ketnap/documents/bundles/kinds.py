"""The kinds of jobs that make bundles."""

from django.utils.translation import gettext as _

from ketnap.documents.bundles import several, whole
from ketnap.jobs.kinds import Kind, add_kind

WHOLE_FILE = "whole_file"
PAPERS_OF_CHOSEN = "papers_of_chosen"
PAPERS_OF_OCCASION = "papers_of_occasion"


def add_kinds() -> None:
    """Make the kinds known to the room of the jobs."""
    for kind in (
        Kind(WHOLE_FILE, whole.make, whole.title, progress, whole.may_have),
        Kind(
            PAPERS_OF_CHOSEN,
            several.make_for_chosen,
            several.title_of_chosen,
            progress,
            several.may_have,
        ),
        Kind(
            PAPERS_OF_OCCASION,
            several.make_for_occasion,
            several.title_of_occasion,
            progress,
            several.may_have,
        ),
    ):
        add_kind(kind)


def progress(done: int, total: int) -> str:
    """How far it is, in words."""
    return _("Đã làm %(done)d trong %(total)d giấy tờ") % {"done": done, "total": total}
