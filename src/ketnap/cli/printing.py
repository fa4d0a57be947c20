"""Printing answers: plain lines for people, one JSON object a line for programs."""

import json
import sys
from collections.abc import Mapping
from typing import Any

from ketnap.cli.refusal import spoken_language
from ketnap.domain.casefile.wording.language import Words


def use_utf8() -> None:
    """Write UTF-8 whatever the terminal's locale; a byte that is no text is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # both are text streams at run time


_STEERS_TERMINALS = {
    code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"
}


def say(text: str = "") -> None:
    """A line of the answer; what would steer the terminal, as in a file's name, is shown escaped."""
    sys.stdout.write(f"{text.translate(_STEERS_TERMINALS)}\n")


def say_json(answer: Mapping[str, Any]) -> None:
    """The answer as one JSON object on one line."""
    sys.stdout.write(f"{json.dumps(answer, ensure_ascii=False)}\n")


def tell(vi: str, en: str) -> None:
    """A line of the answer in the reader's language."""
    say(Words(vi, en).in_(spoken_language()))


def complain(vi: str, en: str) -> None:
    """A line on standard error in the reader's language."""
    text = Words(vi, en).in_(spoken_language())
    sys.stderr.write(f"{text.translate(_STEERS_TERMINALS)}\n")
