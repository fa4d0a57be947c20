"""Which blocks go along with the signature after them: none stands alone on a page."""

from collections.abc import Iterator, Sequence

from ketnap.domain.paperwork.phrase import alternatives
from ketnap.domain.paperwork.sheet import Block, Each, Paragraph, Signatures, Writing


def going_along(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of the blocks that must not part from a signature.

    Whether a block stands is known only when the paper is filled: of alternatives each goes along,
    and so does what stands before them. Of several on one condition, only the last does.
    """
    signed = [place for place, block in enumerate(blocks) if isinstance(block, Signatures)]
    return frozenset(before for place in signed for before in _before(blocks[:place]))


def _before(blocks: Sequence[Block]) -> Iterator[int]:
    conditions = set()
    for place, block in reversed(list(enumerate(blocks))):
        if not isinstance(block, Paragraph | Each | Writing):
            return
        condition = _condition(block)
        if condition in conditions:
            return
        yield place
        if condition is None:
            return
        conditions.add(condition)


def _condition(block: Block) -> tuple[object, ...] | None:
    """On what a paragraph stands; nothing where it always does, and for lines that repeat."""
    if not isinstance(block, Paragraph):
        return None
    on = (block.when, block.unless, *alternatives(block.text))
    return on if any(on) else None
