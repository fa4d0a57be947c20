"""Loops and conditions of a template: each closed where it was opened, none inside another loop."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ketnap.documents.own_templates.isolation.environment import LOOP
from ketnap.documents.own_templates.isolation.expressions import Checker, Fault
from ketnap.documents.own_templates.isolation.markup import Element
from ketnap.documents.own_templates.isolation.tags import Tag
from ketnap.documents.own_templates.isolation.troubles import Code, Place, Trouble

MOST_LOOPS = 40
DEEPEST = 10

_LOOP = re.compile(r"for\s+(?P<row>[a-z_]\w*)\s+in\s+(?P<list>[a-z_]\w*)", re.ASCII)
_STATEMENT = re.compile(r"(?P<word>for|endfor|if|elif|else|endif)\b\s*(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Open:
    """A loop or condition not closed yet: where, at which level, and between which brackets."""

    word: str
    level: str
    around: Element | None
    place: Place
    row: str = ""
    rows: str | None = None

    def belongs_to(self, tag: Tag, word: str) -> bool:
        """Whether a tag may end what this began, or go on with it."""
        same = (self.word, self.level) == (word, tag.level)
        return same and self.around is _around(tag)


@dataclass(slots=True)
class Structure:
    """Follows the tags of a part in reading order, and says what stands against each."""

    checker: Checker
    loops: int = 0
    _open: list[_Open] = field(default_factory=list)

    def troubles_of(self, tags: Iterable[Tag]) -> Iterator[Trouble]:
        """What stands against the tags of one part."""
        for tag in tags:
            for code, fact in self._faults(tag):
                yield Trouble(code, tag.place, fact)
        for left in self._open:
            yield Trouble(Code.UNBALANCED, left.place, left.word)
        self._open.clear()

    def _faults(self, tag: Tag) -> Iterable[Fault]:
        if not tag.is_statement:
            return self.checker.faults_of_value(tag.inner, self._scope())
        statement = _STATEMENT.fullmatch(tag.inner)
        if statement is None:
            return [(Code.STATEMENT_NOT_ALLOWED, tag.inner)]
        if len(self._open) > DEEPEST:
            return [(Code.TAG_TOO_MUCH, tag.inner)]
        return self._statement(tag, statement["word"], statement["rest"])

    def _statement(self, tag: Tag, word: str, rest: str) -> Iterable[Fault]:
        match word:
            case "for":
                return self._begin_loop(tag)
            case "if":
                self._open.append(_Open("if", tag.level, _around(tag), tag.place))
                self.checker.surely.begin(rest, always=self.checker.is_always_met(rest))
                return self.checker.faults_of_condition(rest, self._scope())
            case "elif" | "else":
                return [*self._inside(tag, "if"), *self._branch(word, rest)]
            case _:
                return self._close(tag, word.removeprefix("end"), rest)

    def _branch(self, word: str, rest: str) -> Iterable[Fault]:
        self.checker.surely.turn(is_rest=word == "else")
        if word == "elif":
            return self.checker.faults_of_condition(rest, self._scope())
        return [(Code.TAG_SYNTAX, rest)] if rest else []

    def _begin_loop(self, tag: Tag) -> Iterator[Fault]:
        self.loops += 1
        if self.loops > MOST_LOOPS:
            yield Code.TOO_MANY_LOOPS, str(self.loops)
        if any(each.word == "for" for each in self._open):
            yield Code.NESTED_LOOP, tag.inner
        loop = _LOOP.fullmatch(tag.inner)
        known = loop is not None and loop["list"] in self.checker.dictionary.lists
        row = loop["row"] if loop else ""
        rows = loop["list"] if loop and known else None
        self._open.append(_Open("for", tag.level, _around(tag), tag.place, row, rows))
        self.checker.surely.prints({rows} if rows else ())
        self.checker.surely.begin(tag.inner, always=rows in self.checker.dictionary.required)
        if loop is None:
            yield Code.STATEMENT_NOT_ALLOWED, tag.inner
        elif rows is None:
            yield Code.UNKNOWN_LIST, loop["list"]
        elif row == LOOP or row in self.checker.dictionary.names():
            yield Code.STATEMENT_NOT_ALLOWED, tag.inner
        else:
            self.checker.used.add(rows)

    def _close(self, tag: Tag, word: str, rest: str) -> Iterator[Fault]:
        yield from self._inside(tag, word)
        if rest:
            yield Code.TAG_SYNTAX, rest
        if self._open and self._open[-1].word == word:
            self._open.pop()
            self.checker.surely.end()

    def _inside(self, tag: Tag, word: str) -> Iterator[Fault]:
        """A tag that goes on or ends must stand beside the one that began, at the same level."""
        last = self._open[-1] if self._open else None
        if last is None or not last.belongs_to(tag, word):
            yield Code.UNBALANCED, tag.inner

    def _scope(self) -> dict[str, str | None]:
        return {each.row: each.rows for each in self._open if each.word == "for"}


def _around(tag: Tag) -> Element | None:
    """What must be the same for both ends: the parent of the run, or of what the tag replaces."""
    parent = tag.holder.getparent()
    return parent if tag.level or parent is None else parent.getparent()
