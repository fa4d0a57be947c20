"""Walks the two digest chains: that of a case, and the ledger of the whole installation."""

from collections.abc import Iterable, Iterator

from ketnap.casefiles.anchors import Anchor, AnchorLine
from ketnap.casefiles.broken import Broken, Trouble
from ketnap.casefiles.digest import entry_digest, ledger_digest, payload_digest
from ketnap.casefiles.entries import header_of
from ketnap.casefiles.models import LedgerHead, LogEntry, RemovedStep


def broken_in_case_chain(
    entries: Iterable[LogEntry], *, first_digest: str, key: bytes
) -> Iterator[Broken]:
    """What is broken in one case's rows, given in the order of `seq`.

    After a broken place the chain is taken up again at the stored digest.
    """
    previous, expected_seq = first_digest, 1
    for entry in entries:
        for trouble in _troubles_of(entry, previous, expected_seq, key):
            yield _broken(trouble, entry)
        previous, expected_seq = entry.digest, entry.seq + 1


def _troubles_of(
    entry: LogEntry, previous: str, expected_seq: int, key: bytes
) -> Iterator[Trouble]:
    if entry.seq != expected_seq:
        yield Trouble.STEP_MISSING
    if entry.previous_digest != previous:
        yield Trouble.CHAIN_BROKEN
    if payload_digest(entry.salt, entry.payload) != entry.payload_digest:
        yield Trouble.PAYLOAD_CHANGED
    own = entry_digest(key, previous=entry.previous_digest, header=header_of(entry))
    if own != entry.digest:
        yield Trouble.ENTRY_CHANGED


class LedgerWalk:
    """Follows the ledger in the order of positions and compares anchors on the way.

    Over the place of a step that went with its batch it goes by the digests that were kept.
    """

    def __init__(self, key: bytes, anchors: Iterable[AnchorLine]) -> None:
        self._key = key
        self._anchors: dict[int, list[tuple[int, Anchor]]] = {}
        self._unreadable: list[int] = []
        for line in anchors:
            if line.anchor is None:
                self._unreadable.append(line.number)
            else:
                self._anchors.setdefault(line.anchor.count, []).append((line.number, line.anchor))
        self.count = 0
        self.head = ""

    def broken(self, entries: Iterable[LogEntry | RemovedStep]) -> Iterator[Broken]:
        """What is broken in the rows, given in the order of positions, and in the anchors."""
        for number in self._unreadable:
            yield Broken(trouble=Trouble.ANCHOR_UNREADABLE, anchor_line=number)
        yield from self._broken_anchors()
        for entry in entries:
            yield from self._broken_at(entry)
            self.count, self.head = entry.position, entry.ledger_digest
            yield from self._broken_anchors()
        yield from self._anchors_left()

    def _broken_at(self, entry: LogEntry | RemovedStep) -> Iterator[Broken]:
        if entry.position != self.count + 1:
            yield _broken(Trouble.POSITION_MISSING, entry)
        own = ledger_digest(
            self._key, previous=self.head, position=entry.position, digest=entry.digest
        )
        if own != entry.ledger_digest:
            yield _broken(Trouble.LEDGER_BROKEN, entry)

    def _broken_anchors(self) -> Iterator[Broken]:
        for number, anchor in self._anchors.pop(self.count, ()):
            if anchor.head != self.head:
                yield self._contradicted(number, anchor)

    def _anchors_left(self) -> Iterator[Broken]:
        """Anchors of a position that the log does not hold."""
        for count, lines in self._anchors.items():
            for number, anchor in lines:
                if count > self.count:
                    yield Broken(trouble=Trouble.ANCHOR_BEYOND_LOG, anchor_line=number)
                else:
                    yield self._contradicted(number, anchor)

    @staticmethod
    def _contradicted(number: int, anchor: Anchor) -> Broken:
        return Broken(
            trouble=Trouble.ANCHOR_CONTRADICTED, position=anchor.count, anchor_line=number
        )


def broken_head(head: LedgerHead | None, walk: LedgerWalk) -> Iterator[Broken]:
    """Whether the head of the ledger agrees with the last row of a finished walk."""
    if head is None:
        if walk.count:
            yield Broken(trouble=Trouble.HEAD_MISSING)
    elif head.count > walk.count:
        yield Broken(trouble=Trouble.TAIL_MISSING, position=walk.count + 1)
    elif (head.count, head.digest) != (walk.count, walk.head):
        yield Broken(trouble=Trouble.TAIL_UNACCOUNTED, position=walk.count)


def _broken(trouble: Trouble, entry: LogEntry | RemovedStep) -> Broken:
    return Broken(
        trouble=trouble,
        casefile_id=entry.casefile_id,
        seq=entry.seq,
        position=entry.position,
    )
