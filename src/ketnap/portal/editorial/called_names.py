"""What somebody is called by where the whole name does not stand: `đồng chí Lựu`, `Bích Lựu`."""

from collections.abc import Iterator

from ketnap.domain.press.release.allowed import AllowedNames
from ketnap.domain.press.release.called import called_in, capitals_in, runs_in
from ketnap.domain.text import fold


def is_called(words: str, name: str) -> bool:
    """Say whether words are what whoever has the name is called by: its last, or its last two."""
    return AllowedNames.of([name]).are_called(words)


def are_called_alike(name: str, others: frozenset[str]) -> bool:
    """Say whether somebody else of the names is called like whoever has the name."""
    return not AllowedNames.of([name]).called.isdisjoint(AllowedNames.of(others).called)


def is_called_in(text: str, name: str) -> bool:
    """Say whether a text calls whoever has the name, as the gate lets it once the name is allowed."""
    return any(True for _ in _places(text, name))


def without_calls(text: str, name: str, *, gap: str) -> str:
    """Return a text in which a gap stands for what whoever has the name is called by."""
    for start, end in sorted(_places(text, name), reverse=True):
        text = text[:start] + gap + text[end:]
    return text


def _places(text: str, name: str) -> Iterator[tuple[int, int]]:
    # Most texts have nothing like the name: they are read no further.
    if not name.split() or fold(name).split()[-1] not in fold(text):
        return
    own = AllowedNames.of([name])
    _, double = runs_in(text)
    in_capitals, pairs = capitals_in(text)
    for start, end in {*called_in(text), *double, *in_capitals, *pairs}:
        if own.are_called(text[start:end]):
            yield start, end
