"""What a template would make a strict browser refuse, or fetch from somewhere else."""

import re
from html.parser import HTMLParser

_TEMPLATE_SYNTAX = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_OUTSIDE_ADDRESS = re.compile(r"(?:https?:|[\"'(\s])//([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Names of languages, which no browser fetches.
_NAMESPACE_HOSTS = frozenset({"www.w3.org"})


def inline_code(template: str) -> list[str]:
    """Return every inline script, style and event handler of a template."""
    reader = _InlineCode()
    reader.feed(_TEMPLATE_SYNTAX.sub(" ", template))
    reader.close()
    return reader.found


def outside_hosts(text: str) -> list[str]:
    """Return the hosts a page, style sheet or script names outside its comments."""
    hosts = _OUTSIDE_ADDRESS.findall(_COMMENT.sub("", text))
    return sorted(set(hosts) - _NAMESPACE_HOSTS)


class _InlineCode(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script" and dict(attrs).get("type") != "application/json"
        if tag == "style":
            self.found.append("<style>")
        self.found += [name for name, value in attrs if _is_inline(name, value or "")]

    def handle_endtag(self, tag: str) -> None:
        self._in_script = self._in_script and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._in_script and data.strip():
            self.found.append("<script>")


def _is_inline(name: str, value: str) -> bool:
    return (
        name == "style"
        or name.startswith(("on", "hx-on"))
        or value.strip().lower().startswith("javascript:")
    )
