"""What contradicts itself among the papers of a case, as its page and the list of its papers tell it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ketnap.documents.papers.queries import papers_visible_to
from ketnap.documents.proofreading import remarks_on
from ketnap.documents.sheets.load import NoSuchForm, sheet_of
from ketnap.domain.paperwork.proofreading import Remark
from ketnap.web.case.findings import Source, source_of
from ketnap.web.case.reading import OpenCase
from ketnap.web.language import reader_language
from ketnap.web.papers.addresses import form_href

TOLD_BESIDE_EACH_PAPER = frozenset({"paper_differs_from_record"})
"""What the list of papers says by each line already."""


@dataclass(frozen=True, slots=True)
class RemarkCard:
    """One contradiction with the rules behind it, and the recorded step or the paper it is about."""

    text: str
    sources: tuple[Source, ...]
    seq: int | None
    paper_href: str


def remark_cards(
    case: OpenCase | None, *, without: frozenset[str] = frozenset()
) -> tuple[RemarkCard, ...]:
    """The contradictions in a case as of the page's day; an occasion has none of its own."""
    if case is None:
        return ()
    found = remarks_on(case.actor, case.record, on=case.on)
    remarks = [remark for remark in found if remark.code not in without]
    hrefs = _paper_hrefs(case, remarks)
    return tuple(_card(remark, hrefs) for remark in remarks)


def _card(remark: Remark, hrefs: Mapping[int | None, str]) -> RemarkCard:
    language = reader_language()
    return RemarkCard(
        text=remark.vi if language == "vi" else remark.en,
        sources=tuple(source_of(rule, language) for rule in remark.rules),
        seq=remark.seq,
        paper_href=hrefs.get(remark.paper_id, ""),
    )


def _paper_hrefs(case: OpenCase, remarks: Iterable[Remark]) -> dict[int | None, str]:
    """Where each paper that is remarked on stands in the list."""
    ids = {remark.paper_id for remark in remarks if remark.paper_id is not None}
    if not ids:
        return {}
    rows = papers_visible_to(case.actor).filter(pk__in=ids).values_list("pk", "form_code")
    return {pk: _href(case, code) for pk, code in rows}


def _href(case: OpenCase, code: str) -> str:
    try:
        return form_href(case, sheet_of(code))
    except NoSuchForm:
        return ""
