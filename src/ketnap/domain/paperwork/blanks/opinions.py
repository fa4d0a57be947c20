"""Blanks about opinions: of the organisations somebody is active in, and of the place of residence."""

from collections.abc import Callable

from ketnap.domain.casefile.steps import (
    OpinionCount,
    OpinionsSummarised,
    OpinionWaived,
    ProbationOpinionsSummarised,
)
from ketnap.domain.paperwork.blanks.blank import Blank, Value
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import BlankKind, Source
from ketnap.domain.paperwork.words import percent

Summary = OpinionsSummarised | ProbationOpinionsSummarised


def _summary(material: Material) -> Summary | None:
    step = material.step
    return step if isinstance(step, OpinionsSummarised | ProbationOpinionsSummarised) else None


def _organisations(summary: Summary) -> OpinionCount:
    return summary.organisations


def _residence(summary: Summary) -> OpinionCount | None:
    return summary.residence if isinstance(summary.residence, OpinionCount) else None


def _all(summary: Summary) -> OpinionCount:
    """Both groups as one, as they were counted before there were two."""
    counts = [count for count in (summary.organisations, _residence(summary)) if count is not None]
    return OpinionCount(
        asked=sum(count.asked for count in counts), agree=sum(count.agree for count in counts)
    )


def _counts(
    prefix: str, vi: str, en: str, group: Callable[[Summary], OpinionCount | None]
) -> tuple[Blank, ...]:
    """Asked, in favour and against in one group, with their shares."""

    def of(read: Callable[[OpinionCount], Value]) -> Callable[[Material], Value]:
        def value(material: Material) -> Value:
            summary = _summary(material)
            count = group(summary) if summary is not None else None
            return read(count) if count is not None else None

        return value

    def number(name: str, vi_of: str, en_of: str, read: Callable[[OpinionCount], Value]) -> Blank:
        kind = BlankKind.NUMBER
        return Blank(
            f"{prefix}_{name}", f"{vi}: {vi_of}", f"{en}: {en_of}", Source.CASE, kind, of(read)
        )

    def computed(name: str, vi_of: str, en_of: str, read: Callable[[OpinionCount], Value]) -> Blank:
        kind = BlankKind.TEXT
        return Blank(
            f"{prefix}_{name}", f"{vi}: {vi_of}", f"{en}: {en_of}", Source.COMPUTED, kind, of(read)
        )

    return (
        number("asked", "số người được hỏi", "asked", lambda count: count.asked),
        number("agree", "số tán thành", "in favour", lambda count: count.agree),
        number("disagree", "số không tán thành", "against", lambda c: c.asked - c.agree),
        computed(
            "agree_percent",
            "tỷ lệ tán thành",
            "share in favour",
            lambda c: percent(c.agree, c.asked) or None,
        ),
        computed(
            "disagree_percent",
            "tỷ lệ không tán thành",
            "share against",
            lambda c: percent(c.asked - c.agree, c.asked) or None,
        ),
        computed(
            "unopposed",
            "không ai không tán thành",
            "nobody against",
            lambda c: "có" if c.agree == c.asked else None,
        ),
    )


def _waived(material: Material) -> str | None:
    summary = _summary(material)
    if summary is None or not isinstance(summary.residence, OpinionWaived):
        return None
    return summary.residence.waived


def _consulted(material: Material) -> str | None:
    """The organisations somebody belongs to, of those there are."""
    if material.case is None:
        return None
    person, bodies = material.case.person, material.bodies
    names = (
        bodies.youth_union if person.youth_union_member else "",
        bodies.trade_union if person.trade_union_member else "",
    )
    return ", ".join(name for name in names if name) or None


BLANKS = (
    *_counts("organisations", "Các đoàn thể", "Mass organisations", _organisations),
    *_counts("residence", "Chi ủy nơi cư trú", "Residence cell committee", _residence),
    *_counts("opinions", "Tất cả ý kiến", "All opinions", _all),
    Blank(
        "consulted_organisations",
        "Các tổ chức chính trị - xã hội đã lấy ý kiến",
        "Mass organisations that were asked",
        Source.ORGANISATION,
        BlankKind.TEXT,
        _consulted,
    ),
    Blank(
        "residence_waived",
        "Lý do không lấy ý kiến nơi cư trú",
        "Why no opinion was asked at the residence",
        Source.CASE,
        BlankKind.TEXT,
        _waived,
    ),
)
