"""Which kind of step words that nobody has told us may mean: a guess, for a person to confirm."""

from collections.abc import Iterator
from functools import cache

from ketnap.domain.intake.named_step import NamedStep
from ketnap.domain.intake.named_steps import NAMED_STEPS, step_key

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
_NEGATIONS = {"khong", "chua"}
_ALIKE = 0.6
"""At least so much of all the words must be common to both."""


def guessed_step(words: str) -> NamedStep | None:
    """The kind of step whose words are the likest; nothing where none is near, or two are as near."""
    said = _meant(step_key(words))
    best = max(_likenesses(said), key=lambda pair: pair[0], default=(0.0, None))
    likest = {id(named): named for likeness, named in _likenesses(said) if likeness == best[0]}
    return best[1] if best[0] >= _ALIKE and len(likest) == 1 else None


def _likenesses(said: frozenset[str]) -> Iterator[tuple[float, NamedStep]]:
    for named, meant in _all_meant():
        if (said & _NEGATIONS) == (meant & _NEGATIONS):
            yield len(said & meant) / len(said | meant), named


@cache
def _all_meant() -> tuple[tuple[NamedStep, frozenset[str]], ...]:
    return tuple((named, _meant(step_key(words))) for named in NAMED_STEPS for words in named.words)


def _meant(key: str) -> frozenset[str]:
    return frozenset(" ".join(_MEANT.get(word, word) for word in key.split()).split())
