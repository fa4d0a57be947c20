"""The template engine with everything taken away that an official paper does not need."""

from collections.abc import Callable
from typing import Any, Never

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as ALL_FILTERS
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

FILTERS = frozenset({"upper", "lower", "capitalize", "title", "trim", "default", "length"})
LOOP = "loop"
LOOP_FACTS = frozenset({"index", "first", "last"})

Finalize = Callable[..., Any]


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Knows texts and rows: no globals, no calls, no attributes but keys, no arithmetic."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(ImmutableSandboxedEnvironment.default_unop_table)

    def __init__(self, finalize: Finalize | None = None) -> None:
        super().__init__(
            autoescape=True, undefined=StrictUndefined, finalize=finalize, cache_size=0
        )
        self.globals.clear()
        self.tests.clear()
        self.filters = {name: ALL_FILTERS[name] for name in FILTERS}

    def is_safe_callable(self, obj: Any) -> bool:
        return False

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return False

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP_FACTS:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: str | Any) -> Any | Undefined:
        return self.getattr(obj, argument) if isinstance(argument, str) else self.undefined()

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Never:
        raise SecurityError(f"no arithmetic: {operator}")

    def call_unop(self, context: Any, operator: str, arg: Any) -> Never:
        raise SecurityError(f"no arithmetic: {operator}")
