"""Which level of schooling a text names, where it names one that somebody has reached."""

import re

from ketnap.domain.casefile.codes import Schooling
from ketnap.domain.intake.phrases import speaks_of
from ketnap.domain.text import fold

_BETWEEN_WORDS = re.compile(r"[\s.,;:()+-]+")
_PARTS = re.compile(r"[,;+\n]")
_YEAR_OF_STUDY = re.compile(r"\bnam (?:thu )?(?:\d|nhat|hai|ba|tu|cuoi)\b")
_NOT_REACHED = (
    "đang", "theo học", "học dở", "sinh viên", "học viên", "học sinh", "nghiên cứu sinh", "ncs",
    "chưa", "không có", "không bằng", "không tốt nghiệp", "không đạt", "sau đại học",
)  # fmt: skip
_POLITICAL = ("chính trị", "lý luận", "lí luận", "llct")
_POLITICS_AS_A_SUBJECT = ("chính trị học", "giáo dục chính trị", "kinh tế chính trị")

# The highest first: who holds a doctorate was at university too.
_SCHOOLING: tuple[tuple[Schooling, tuple[str, ...]], ...] = (
    (Schooling.DOCTOR, ("tien si", "ts", "pgs", "doctor", "phd")),
    (Schooling.MASTER, ("thac si", "thac sy", "ths", "cao hoc", "master")),
    (
        Schooling.UNIVERSITY,
        ("dai hoc", "dh", "cu nhan", "ky su", "ks", "cn", "bac si", "university", "bachelor"),
    ),
    (Schooling.COLLEGE, ("cao dang", "cd", "college")),
    (Schooling.VOCATIONAL, ("trung cap", "tc", "tccn", "vocational")),
    (
        Schooling.UPPER_SECONDARY,
        ("thpt", "12/12", "10/10", "trung hoc pho thong", "cap 3", "cap iii", "upper secondary"),
    ),
    (
        Schooling.LOWER_SECONDARY_COMPLETED,
        ("thcs", "9/12", "trung hoc co so", "cap 2", "hoc het trung hoc co so"),
    ),
    (Schooling.LOWER_SECONDARY_DIPLOMA, ("co bang trung hoc co so", "bang thcs")),
    (Schooling.PRIMARY, ("tieu hoc", "cap 1", "5/12", "primary")),
)


def schooling_of(text: str) -> Schooling | None:
    """The highest level among those the text names; nothing of one not reached yet, or denied."""
    bare = fold(text)
    if bare in (level.value for level in Schooling):
        return Schooling(bare)
    if speaks_of(text, _NOT_REACHED) or _YEAR_OF_STUDY.search(bare):
        return None
    # Levels of political theory bear the names of schools: trung cấp chính trị is no trung cấp.
    parts = [fold(part) for part in _PARTS.split(text) if not _is_political(part)]
    return _highest(f" {_BETWEEN_WORDS.sub(' ', ' '.join(parts)).strip()} ")


def _is_political(part: str) -> bool:
    return speaks_of(part, _POLITICAL) and not speaks_of(part, _POLITICS_AS_A_SUBJECT)


def _highest(words: str) -> Schooling | None:
    if " co bang trung hoc co so " in words:
        return Schooling.LOWER_SECONDARY_DIPLOMA
    for level, names in _SCHOOLING:
        if any(f" {name} " in words for name in names):
            return level
    return None
