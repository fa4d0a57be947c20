"""Files on their way up in words: the matter, where a file lies, its clock, what it lacks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.domain.casefile.codes import Severity
from ketnap.domain.casefile.owners import Owner, OwnerKind
from ketnap.domain.casefile.steps import CommitteeVoted, Returned
from ketnap.domain.casefile.wording import code_name, day_in_words
from ketnap.domain.submission.completeness import Lack
from ketnap.rules.load import load_calendar
from ketnap.submissions.models import Submission
from ketnap.submissions.queries import UnderWay
from ketnap.web.case.findings import FindingCard, source_of
from ketnap.web.clocks import Clock, clock_of
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file in a list: whose, of which cell, what for, where since when, and its clock."""

    casefile_id: int
    name: str
    href: str
    cell: str
    matter: str
    since: str
    clock: Clock | None
    completeness: str
    is_late: bool


def line_of(
    request: HttpRequest,
    way: UnderWay,
    *,
    cell: str,
    submission: Submission | None,
    on: date,
    page: str = "submission",
) -> FileLine:
    """Return a file as a list shows it."""
    return FileLine(
        casefile_id=way.case.pk,
        name=way.file.person.full_name,
        href=address(request, page, way.case.pk),
        cell=cell,
        matter=matter_name(way),
        since=full_day(way.journey.since),
        clock=clock_for(way, on=on),
        completeness=completeness_words(submission),
        is_late=way.due_on < on,
    )


def matter_name(way: UnderWay) -> str:
    """Return what is asked for."""
    return code_name(way.journey.matter, reader_language())


def vote_fact(vote: CommitteeVoted) -> dict[str, str]:
    """Return a vote of a committee on a file as a fact about it."""
    words = _(
        "%(agree)d tán thành, %(disagree)d không tán thành, tính trên %(members)d cấp ủy viên"
    )
    counts = {"agree": vote.agree, "disagree": vote.disagree, "members": vote.members}
    return {
        "term": _("Cấp ủy biểu quyết"),
        "value": words % counts,
        "note": f"{vote.body}, {full_day(vote.on)}",
    }


def returned_words(returned: Returned) -> str:
    """Return who gave a file back, and when; the reason stands beside it."""
    words = _("%(body)s trả lại ngày %(day)s")
    return words % {"body": returned.by, "day": full_day(returned.on)}


def clock_for(way: UnderWay, *, on: date) -> Clock | None:
    """Return the clock of the decision; none where no rule gives a last day."""
    deadline = way.journey.deadline
    if deadline is None:
        return None
    kind = OwnerKind.BODY if way.journey.at else OwnerKind.CELL
    return clock_of(deadline, Owner(kind, way.journey.at), load_calendar(), on=on)


def completeness_words(submission: Submission | None) -> str:
    """Return what was lacking when the file was sent up."""
    if submission is None:
        return _("Trình bằng giấy, chưa kiểm tra trên hệ thống")
    lacking = len(submission.lacks)
    if not lacking:
        return _("Đủ khi trình")
    words = ngettext(
        "Khi trình còn %(count)d điều cần lưu ý, có nêu lý do",
        "Khi trình còn %(count)d điều cần lưu ý, có nêu lý do",
        lacking,
    )
    return words % {"count": lacking}


def lack_cards(lacks: Iterable[Lack]) -> tuple[FindingCard, ...]:
    """Return what a file lacks as cards with the rules behind."""
    language = reader_language()
    states: Mapping[Severity, str] = {Severity.BLOCK: "block", Severity.WARN: "warn"}
    return tuple(
        FindingCard(
            kind=states.get(lack.severity, "info"),
            title=lack.vi if language == "vi" else lack.en,
            text="",
            states=(states.get(lack.severity, "note"),),
            sources=tuple(source_of(rule, language) for rule in lack.rules),
        )
        for lack in lacks
    )


def few_names(bodies: Sequence[str]) -> str:
    """Return the first names of some bodies, and how many more there are."""
    names = ", ".join(bodies[:_MOST_NAMED])
    more = len(bodies) - _MOST_NAMED
    if more <= 0:
        return names
    words = ngettext("%(names)s và %(count)d cấp khác", "%(names)s và %(count)d cấp khác", more)
    return words % {"names": names, "count": more}


def papers_shown(papers: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """Return an index of papers with its days as people write them."""
    return [{**paper, "on": day_in_words(date.fromisoformat(paper["on"]))} for paper in papers]
