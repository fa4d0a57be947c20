"""What contradicts itself among the papers of a case, as its page and the list of its papers tell it."""

from dataclasses import dataclass

from ketnap.documents.proofreading import remarks_on
from ketnap.domain.paperwork.proofreading import Remark
from ketnap.web.case.findings import Source, source_of
from ketnap.web.case.reading import OpenCase
from ketnap.web.language import reader_language

# Told beside each paper already, with the way to it.
_TOLD_BESIDE_THE_PAPER = frozenset({"paper_differs_from_record"})


@dataclass(frozen=True, slots=True)
class RemarkCard:
    """One contradiction with the rules behind it, and the recorded step it is about."""

    text: str
    sources: tuple[Source, ...]
    seq: int | None


def remark_cards(case: OpenCase | None) -> tuple[RemarkCard, ...]:
    """The contradictions in a case as of the page's day; an occasion has none of its own."""
    if case is None:
        return ()
    remarks = remarks_on(case.actor, case.record, on=case.on)
    return tuple(_card(remark) for remark in remarks if remark.code not in _TOLD_BESIDE_THE_PAPER)


def _card(remark: Remark) -> RemarkCard:
    language = reader_language()
    return RemarkCard(
        text=remark.vi if language == "vi" else remark.en,
        sources=tuple(source_of(rule, language) for rule in remark.rules),
        seq=remark.seq,
    )
