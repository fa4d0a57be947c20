"""Everything that proofreading has to say of a file."""

from collections.abc import Iterable

from ketnap.domain.casefile.replay import History
from ketnap.domain.paperwork.proofreading.names import name_remarks
from ketnap.domain.paperwork.proofreading.order import order_remarks
from ketnap.domain.paperwork.proofreading.papers import paper_remarks
from ketnap.domain.paperwork.proofreading.remark import CheckedPaper, Post, Remark
from ketnap.domain.rulebook import Rulebook


def proofread(
    history: History,
    rulebook: Rulebook,
    *,
    papers: Iterable[CheckedPaper] = (),
    posts: tuple[Post, ...] = (),
) -> tuple[Remark, ...]:
    """The contradictions in a file: days, then names and numbers, then its drawn-up papers."""
    return (
        *order_remarks(history, rulebook),
        *name_remarks(history, rulebook),
        *paper_remarks(papers, posts),
    )
