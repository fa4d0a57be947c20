"""Everything that proofreading has to say of a file."""

from collections.abc import Iterable, Sequence

from ketnap.domain.casefile.replay import History
from ketnap.domain.paperwork.proofreading.between import between_remarks
from ketnap.domain.paperwork.proofreading.names import name_remarks
from ketnap.domain.paperwork.proofreading.numbers import number_remarks
from ketnap.domain.paperwork.proofreading.order import days_of_papers, order_remarks
from ketnap.domain.paperwork.proofreading.papers import paper_remarks
from ketnap.domain.paperwork.proofreading.remark import CheckedPaper, NumberFacts, Post, Remark
from ketnap.domain.rulebook import Rulebook


def proofread(
    history: History,
    rulebook: Rulebook,
    *,
    papers: Sequence[CheckedPaper] = (),
    posts: tuple[Post, ...] = (),
    numbers: Iterable[NumberFacts] = (),
) -> tuple[Remark, ...]:
    """The contradictions in a file: days, names and numbers, its drawn-up papers and between them."""
    return (
        *order_remarks(history, rulebook),
        *days_of_papers(papers, rulebook),
        *name_remarks(history, rulebook),
        *number_remarks(numbers, rulebook),
        *paper_remarks(papers, posts, rulebook),
        *between_remarks(papers, rulebook),
    )
