"""What a tag may say: a published blank, a filter from a short list, a plain condition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import TemplateSyntaxError, nodes

from ketnap.documents.own_templates.isolation.environment import (
    FILTERS,
    LOOP,
    LOOP_FACTS,
    TemplateEnvironment,
)
from ketnap.documents.own_templates.isolation.surely import Surely
from ketnap.documents.own_templates.isolation.troubles import Code
from ketnap.domain.paperwork.dictionary import Dictionary

Fault = tuple[Code, str]
Scope = Mapping[str, str | None]
"""What rows are called inside loops, and of which list each is; `None` for one nobody knows."""

_PLAIN = (
    nodes.Output,
    nodes.If,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
    nodes.Const,
    nodes.TemplateData,
)
_COMPARED = {"eq", "ne"}
_COUNTING = "length"
_ESCAPED_IN_MARKUP = frozenset("&<>")


@dataclass(slots=True)
class Checker:
    """Checks expressions against a dictionary, and remembers which blanks they use."""

    dictionary: Dictionary
    environment: TemplateEnvironment = field(default_factory=TemplateEnvironment)
    used: set[str] = field(default_factory=set)
    surely: Surely = field(default_factory=Surely)

    def faults_of_value(self, inner: str, scope: Scope) -> tuple[Fault, ...]:
        """What stands against `{{ inner }}`."""
        faults = self._faults(f"{{{{ {inner} }}}}", inner, scope)
        faults = faults or tuple(self._lists_as_text(inner))
        if not faults:
            self.surely.prints(self._printed_by(inner))
        return faults

    def is_always_met(self, condition: str) -> bool:
        """Whether a condition asks for nothing but a blank that no paper is without."""
        return condition in self.dictionary.required

    def faults_of_condition(self, inner: str, scope: Scope) -> tuple[Fault, ...]:
        """What stands against `{% if inner %}`."""
        return self._faults(f"{{% if {inner} %}}{{% endif %}}", inner, scope)

    def _faults(self, source: str, inner: str, scope: Scope) -> tuple[Fault, ...]:
        if not _ESCAPED_IN_MARKUP.isdisjoint(inner):
            return ((Code.TAG_TOO_MUCH, inner),)
        try:
            # Parsing folds no constants: nothing is calculated before it was judged.
            tree = self.environment.parse(source)
        except TemplateSyntaxError:
            return ((Code.TAG_SYNTAX, inner),)
        except RecursionError:
            return ((Code.TAG_TOO_MUCH, inner),)
        return tuple(self._walk(tree, inner, scope))

    def _walk(self, node: nodes.Node, inner: str, scope: Scope) -> Iterator[Fault]:
        for child in node.iter_child_nodes():
            match child:
                case nodes.Name(name=name):
                    yield from self._name(name)
                case nodes.Getattr(node=nodes.Name(name=row), attr=attribute):
                    yield from self._column(row, attribute, scope)
                case nodes.Filter(name=name) if name not in FILTERS:
                    yield Code.UNKNOWN_FILTER, name
                case nodes.Compare(ops=ops) if any(each.op not in _COMPARED for each in ops):
                    yield Code.TAG_TOO_MUCH, inner
                case nodes.Filter() | nodes.Compare() | nodes.Operand():
                    yield from self._walk(child, inner, scope)
                case _ if isinstance(child, _PLAIN):
                    yield from self._walk(child, inner, scope)
                case _:
                    yield Code.TAG_TOO_MUCH, inner

    def _lists_as_text(self, inner: str) -> Iterator[Fault]:
        """Rows are printed one by one; only how many there are can stand in a line of text."""
        tree = self.environment.parse(f"{{{{ {inner} }}}}")
        counted = {id(each.node) for each in tree.find_all(nodes.Filter) if each.name == _COUNTING}
        for name in tree.find_all(nodes.Name):
            if name.name in self.dictionary.lists and id(name) not in counted:
                yield Code.LIST_AS_TEXT, name.name

    def _printed_by(self, inner: str) -> set[str]:
        """The blanks that stand in the paper; none where the value itself is chosen."""
        tree = self.environment.parse(f"{{{{ {inner} }}}}")
        if tree.find(nodes.CondExpr) or tree.find(nodes.Compare):
            return set()
        return {name.name for name in tree.find_all(nodes.Name)}

    def _name(self, name: str) -> Iterator[Fault]:
        if name in self.dictionary.names():
            self.used.add(name)
        else:
            yield Code.UNKNOWN_BLANK, name

    def _column(self, row: str, column: str, scope: Scope) -> Iterator[Fault]:
        if row == LOOP and scope:
            if column not in LOOP_FACTS:
                yield Code.UNKNOWN_COLUMN, f"{row}.{column}"
        elif row not in scope:
            yield Code.UNKNOWN_BLANK, f"{row}.{column}"
        elif (rows := scope[row]) is not None:
            if column in self.dictionary.lists[rows]:
                self.used.add(f"{rows}.{column}")
            else:
                yield Code.UNKNOWN_COLUMN, f"{row}.{column}"
