"""Asking for bundles: what may be asked is checked here, and again when the job runs."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.queries import casefile_visible_to, casefiles_visible_to, relation_to
from ketnap.casefiles.refusals import NotVisible
from ketnap.documents.bundles.bundle import Format
from ketnap.documents.bundles.kinds import PAPERS_OF_CHOSEN, PAPERS_OF_OCCASION, WHOLE_FILE
from ketnap.documents.bundles.occasions import OccasionKind, occasion_visible_to
from ketnap.documents.sheets.load import NoSuchForm, sheet_of
from ketnap.domain.access import Action, Actor, require
from ketnap.domain.paperwork.sheet import Subject
from ketnap.jobs.models import Job
from ketnap.jobs.services import ask

MOST_CASES = 500
BOTH = (Format.WORD, Format.PDF)


def ask_for_whole_file(
    casefile_id: int, *, on: date, by: Actor, formats: Sequence[Format] = BOTH
) -> Job:
    """Return the job that makes the whole file of a case. Raises `NotVisible`, `TooManyJobs`."""
    case = casefile_visible_to(by, casefile_id)
    require(by, Action.EXPORT_CASE, relation_to(case))
    arguments: dict[str, Any] = {"case": case.pk, **_how(formats, on)}
    return ask(WHOLE_FILE, arguments, by=by)


def ask_for_papers(
    casefile_ids: Sequence[int],
    forms: Sequence[str],
    *,
    on: date,
    by: Actor,
    formats: Sequence[Format] = BOTH,
) -> Job:
    """Return the job that makes forms for chosen cases.

    Raises `NotVisible` if one of them is none of the actor's business, `NoSuchForm`,
    `TooManyJobs`; refuses to be asked for nothing, or for more cases than a bundle holds.
    """
    require(by, Action.PRINT_PAPER)
    chosen = list(dict.fromkeys(casefile_ids))
    if not chosen:
        raise ValidationError({"cases": _("Hãy chọn ít nhất một người.")})
    if len(chosen) > MOST_CASES:
        raise ValidationError(
            {"cases": _("Mỗi lần chọn nhiều nhất %(most)d người.") % {"most": MOST_CASES}}
        )
    if casefiles_visible_to(by).filter(pk__in=chosen).count() != len(chosen):
        raise NotVisible
    arguments = {"cases": chosen, "forms": _codes(forms), **_how(formats, on)}
    return ask(PAPERS_OF_CHOSEN, arguments, by=by)


def ask_for_papers_of_occasion(
    kind: OccasionKind,
    occasion_id: int,
    forms: Sequence[str],
    *,
    on: date,
    by: Actor,
    formats: Sequence[Format] = BOTH,
) -> Job:
    """Return the job that makes forms for everybody on the list of an occasion.

    Raises `OccasionGone`, `NoSuchForm`, `TooManyJobs`; refuses an empty list.
    """
    require(by, Action.PRINT_PAPER)
    if not occasion_visible_to(by, kind, occasion_id).case_ids:
        raise ValidationError(_("Chưa có ai trong danh sách."))
    arguments = {
        "occasion": kind.value,
        "id": occasion_id,
        "forms": _codes(forms),
        **_how(formats, on),
    }
    return ask(PAPERS_OF_OCCASION, arguments, by=by)


def _codes(forms: Sequence[str]) -> list[str]:
    if not forms:
        raise ValidationError({"codes": _("Hãy chọn ít nhất một mẫu.")})
    sheets = [sheet_of(code) for code in dict.fromkeys(forms)]
    for sheet in sheets:
        # Papers of an occasion or a cell name others, whom this reader may not know.
        if sheet.subject is not Subject.CASE:
            raise NoSuchForm(sheet.code)
    return [sheet.code for sheet in sheets]


def _how(formats: Sequence[Format], on: date) -> dict[str, Any]:
    if not formats:
        raise ValidationError({"formats": _("Hãy chọn Word, PDF hoặc cả hai.")})
    return {"formats": [each.value for each in formats], "on": on.isoformat()}
