"""Which kind of step words that nobody has told us may mean: a guess, for a person to confirm."""

from collections.abc import Iterator
from functools import cache

from ketnap.domain.intake.gathered_steps import GATHERED_STEPS
from ketnap.domain.intake.named_step import NamedStep
from ketnap.domain.intake.named_steps import NAMED_STEPS, step_key
from ketnap.domain.intake.phrases import speaks_of

_MEANT = {
    "cb": "chi bo",
    "btv": "ban thuong vu",
    "du": "dang uy",
    "dv": "dang vien",
    "dvdb": "dang vien du bi",
    "dvm": "dang vien moi",
    "kn": "ket nap",
    "ct": "chinh thuc",
    "cn": "cong nhan",
    "cnct": "cong nhan chinh thuc",
    "hs": "ho so",
    "gcn": "giay chung nhan",
    "cc": "chung nhan",
    "qd": "quyet dinh",
    "nq": "nghi quyet",
    "ll": "ly lich",
    "pc": "phan cong",
    "gd": "giup do",
    "gt": "gioi thieu",
    "ctd": "cam tinh dang",
    "qcut": "quan chung uu tu",
    "bq": "bieu quyet",
    "gui": "trinh",
    "hop": "bieu quyet",
    "xet": "bieu quyet",
    "thong": "",
    "qua": "",
    "viec": "",
    "cho": "",
    "ve": "",
    "duoc": "",
}
"""What people abbreviate, or say in another word."""
_NOT_SO = (
    "không", "chưa", "từ chối", "bác",
    "hoãn", "lùi", "chờ", "đợi", "sắp", "sẽ", "dự kiến", "quá hạn", "hết hạn", "chậm",
    "hủy", "huỷ", "thu hồi", "rút", "thôi", "dừng", "ngừng", "ngưng", "đình chỉ", "bỏ",
    "trượt", "vắng", "thiếu", "mất", "đính chính", "sai", "nhầm",
)  # fmt: skip
"""Words that deny a step, put it off or undo it: beside them the likest step is the opposite of it."""
_IN_BOTH = frozenset({"bieu", "de", "xin", "lap", "trinh", "tra", "xoa"})
"""Of voting, proposing, asking, drawing up, submitting, returning, striking off: not the deed itself."""
_NEVER_GUESSED = frozenset(named.kind for named in GATHERED_STEPS)
"""Their words name bodies, sides and places, beside which other deeds would pass for known ones."""
_ALIKE = 0.6
"""At least so much of all the words must be common to both."""


def guessed_step(words: str) -> NamedStep | None:
    """The kind of step whose words are the likest; nothing where none is near, or two are as near.

    Nor where a word says that it did not come to the step, or stands in the words of no step: it may
    say so too.
    """
    said = _meant(step_key(words))
    if speaks_of(words, _NOT_SO) or not said <= _vocabulary():
        return None
    likenesses = list(_likenesses(said))
    best = max((likeness for likeness, _ in likenesses), default=0.0)
    likest = {id(named): named for likeness, named in likenesses if likeness == best}
    return next(iter(likest.values())) if best >= _ALIKE and len(likest) == 1 else None


def _likenesses(said: frozenset[str]) -> Iterator[tuple[float, NamedStep]]:
    for named, meant in _all_meant():
        if said & _IN_BOTH == meant & _IN_BOTH:
            yield len(said & meant) / len(said | meant), named


@cache
def _all_meant() -> tuple[tuple[NamedStep, frozenset[str]], ...]:
    return tuple((named, _meant(key)) for named, key in _all_keys())


@cache
def _vocabulary() -> frozenset[str]:
    """The syllables of the steps, as they are written and as they are meant."""
    written = (key.split() for _, key in _all_keys())
    return frozenset[str]().union(*written, *(meant for _, meant in _all_meant()))


def _all_keys() -> Iterator[tuple[NamedStep, str]]:
    for named in NAMED_STEPS:
        for words in named.words if named.kind not in _NEVER_GUESSED else ():
            if not speaks_of(words, _NOT_SO):
                yield named, step_key(words)


def _meant(key: str) -> frozenset[str]:
    return frozenset(" ".join(_MEANT.get(word, word) for word in key.split()).split())
