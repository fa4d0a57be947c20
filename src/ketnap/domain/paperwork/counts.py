"""Counts typed into a paper (con số gõ tay): whether they can be right beside each other and the record's."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ketnap.domain.paperwork.filling import Filled, label_of
from ketnap.domain.paperwork.sheet import Sheet
from ketnap.domain.paperwork.words import number


@dataclass(frozen=True, slots=True)
class Relation:
    """Parts that come to a whole: exactly, or to no more than it."""

    parts: tuple[str, ...]
    whole: str
    exactly: bool = False


RELATIONS = (
    Relation(("members_official", "members_probationary"), "members_total", exactly=True),
    Relation(("vote_members", "members_probationary"), "members_total", exactly=True),
    Relation(("present_official", "present_probationary"), "present_total", exactly=True),
    Relation(("vote_present", "present_probationary"), "present_total", exactly=True),
    Relation(("vote_absent", "absent_probationary"), "absent_total", exactly=True),
    Relation(("present_total", "absent_total"), "members_total", exactly=True),
    Relation(("present_probationary", "absent_probationary"), "members_probationary", exactly=True),
    Relation(("committee_present", "committee_absent"), "vote_members", exactly=True),
    Relation(("members_official",), "members_total"),
    Relation(("present_total",), "members_total"),
    Relation(("present_official",), "present_total"),
    Relation(("present_official",), "members_official"),
    Relation(("agree_count", "disagree_count"), "present_official"),
    Relation(("agree_count", "disagree_count"), "members_official"),
    Relation(("agree_count", "disagree_count"), "asked_count"),
    Relation(("vote_agree", "vote_disagree"), "committee_present"),
    Relation(("board_agree", "board_disagree"), "board_members"),
)


@dataclass(frozen=True, slots=True)
class Misfit:
    """Counts that cannot all be right, in both languages."""

    names: tuple[str, ...]
    vi: str
    en: str


class CountsImpossible(ValueError):
    """What was typed cannot be right; `.vi` and `.en` say which counts, and why."""

    def __init__(self, sheet: Sheet, misfits: Iterable[Misfit]) -> None:
        self.misfits = tuple(misfits)
        super().__init__(f"{sheet.code}: {'; '.join(misfit.en for misfit in self.misfits)}")
        vi, en = (
            "; ".join(misfit.vi for misfit in self.misfits),
            "; ".join(misfit.en for misfit in self.misfits),
        )
        self.vi = f"Chưa in được mẫu {sheet.code}, các số chưa khớp: {vi}. Hãy sửa số đã gõ."
        self.en = (
            f"Form {sheet.code} cannot be printed, counts do not fit: {en}. Correct what was typed."
        )


def misfits_in(sheet: Sheet, filled: Filled) -> tuple[Misfit, ...]:
    """Return the typed counts that contradict each other or what the record says.

    What the record says of itself is judged where it is recorded.
    """
    counts = {name: int(text) for name, text in filled.texts.items() if text.isdecimal()}
    found = (_misfit(sheet, relation, counts) for relation in _broken(counts))
    return tuple(misfit for misfit in found if not filled.from_record.issuperset(misfit.names))


def _broken(counts: Mapping[str, int]) -> Iterator[Relation]:
    """The relations that do not hold; of two on the same parts, the closer one."""
    told: set[tuple[str, ...]] = set()
    for relation in RELATIONS:
        if relation.parts not in told and _is_broken(relation, counts):
            told.add(relation.parts)
            yield relation


def _is_broken(relation: Relation, counts: Mapping[str, int]) -> bool:
    known = [counts[name] for name in relation.parts if name in counts]
    if relation.whole not in counts or not known:
        return False
    total, whole = sum(known), counts[relation.whole]
    if relation.exactly and len(known) == len(relation.parts):
        return total != whole
    return total > whole


def _misfit(sheet: Sheet, relation: Relation, counts: Mapping[str, int]) -> Misfit:
    names = tuple(name for name in relation.parts if name in counts)
    total, whole = number(sum(counts[name] for name in names)), number(counts[relation.whole])
    parts = [label_of(sheet, name) for name in names]
    of_whole = label_of(sheet, relation.whole)
    exactly = relation.exactly and len(names) == len(relation.parts)
    return Misfit(
        names=(*names, relation.whole),
        vi=f"{' + '.join(vi for vi, _en in parts)} là {total}, "
        f"{'khác' if exactly else 'nhiều hơn'} {of_whole[0].lower()} ({whole})",
        en=f"{' + '.join(en for _vi, en in parts)} is {total}, "
        f"{'not' if exactly else 'more than'} {of_whole[1].lower()} ({whole})",
    )
