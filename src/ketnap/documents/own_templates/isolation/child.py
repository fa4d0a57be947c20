"""The child process: confines itself, reads one order, answers it, ends."""

import sys

from ketnap.confined.limits import Bounds, confine
from ketnap.documents.own_templates.isolation.wire import (
    RENDER,
    dictionary_from_data,
    read_message,
    write_message,
)

BOUNDS = Bounds(
    cpu_seconds=5,
    memory_bytes=768 * 1024 * 1024,
    # A little more than the largest document, for the line in front of it.
    largest_answer_bytes=24 * 1024 * 1024,
)


def main() -> None:
    """Answer the order on standard input; a template that is refused is an answer too."""
    confine(BOUNDS)
    # Whatever reads markup is loaded only now, within the limits.
    from ketnap.documents.own_templates.isolation.filling import fill
    from ketnap.documents.own_templates.isolation.preparing import prepare
    from ketnap.documents.own_templates.isolation.troubles import Code, Trouble, Troubled

    order, template = read_message(sys.stdin.buffer)
    used: list[str] = []
    surely: list[str] = []
    try:
        prepared = prepare(template, dictionary_from_data(order["dictionary"]))
        used, surely = sorted(prepared.used), sorted(prepared.surely)
        document = fill(prepared, order["values"])
        troubles: tuple[Trouble, ...] = ()
    except Troubled as refusal:
        document, troubles = b"", refusal.troubles
    except MemoryError:
        document, troubles = b"", (Trouble(Code.TOO_MUCH_WORK),)
    answer = {
        "troubles": [each.as_data() for each in troubles],
        "used": used,
        "surely": surely,
    }
    write_message(sys.stdout.buffer, answer, document if order["do"] == RENDER else b"")


if __name__ == "__main__":
    main()
