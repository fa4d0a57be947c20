"""What stands on many pages in the same words: put together once, then only repeated."""

from collections.abc import Iterable
from typing import Any, Never

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


class _OfNoPage(Context):
    """Nothing but the values that were named: what is asked for besides would differ from page to page."""

    def __getitem__(self, name: Any) -> Any:
        return super().__getitem__(name) if name in self else _refuse(name)


class StandingNode(Node):
    """A part of a template that each process puts together once for each language.

    The values that are named must have few possibilities, as colours and sizes of letters have:
    what was put together is kept for good.
    """

    child_nodelists = ()
    """No block of another template may stand within: `extends` need not look for one."""

    def __init__(self, nodelist: NodeList, named: dict[str, FilterExpression]) -> None:
        self._nodelist = nodelist
        self._named = named
        self._known: dict[tuple[Any, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """Return the part in the language of the moment."""
        values = {name: value.resolve(context) for name, value in self._named.items()}
        key = (get_language(), *values.values())
        if key not in self._known:
            self._known[key] = self._put_together(context, values)
        return self._known[key]

    def _put_together(self, context: Context, values: dict[str, Any]) -> SafeString:
        alone = _OfNoPage(values)
        alone.template = context.template
        return self._nodelist.render(alone)


@register.tag
def standing(parser: Parser, token: Token) -> StandingNode:
    """`{% standing %}…{% endstanding %}`, or with the values it may use: `{% standing theme=… %}`."""
    _tag, *named = token.split_contents()
    nodelist = parser.parse(("endstanding",))
    parser.delete_first_token()
    return StandingNode(nodelist, dict(_compiled(parser, named)))


def _compiled(parser: Parser, named: Iterable[str]) -> Iterable[tuple[str, FilterExpression]]:
    for pair in named:
        name, _, value = pair.partition("=")
        yield name, parser.compile_filter(value)


def _refuse(name: str) -> Never:
    raise RuntimeError(f"what stands on every page alike cannot ask for “{name}”")
