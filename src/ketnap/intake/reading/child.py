"""The child process: confines itself, reads one order and one file, answers line by line, ends."""

import json
import sys

from ketnap.confined.limits import Bounds, confine
from ketnap.intake.reading.wire import ROWS, write_line

BOUNDS = Bounds(
    cpu_seconds=600,
    memory_bytes=1536 * 1024 * 1024,
    largest_answer_bytes=1024 * 1024 * 1024,
)


def main() -> None:
    """Answer the order on standard input; a file that is refused is an answer too."""
    confine(BOUNDS)
    # Whatever reads files from outside is loaded only now, within the limits.
    from ketnap.intake.reading.opening import opened
    from ketnap.intake.reading.troubles import Code, FileRefused

    order = json.loads(sys.stdin.buffer.readline())
    out = sys.stdout.buffer
    try:
        file = opened(sys.stdin.buffer.read())
        if order["do"] == ROWS:
            for row in file.rows(order["sheet"]):
                write_line(out, row)
            write_line(out, file.end())
        else:
            write_line(out, {"sheets": file.sheets()})
    except FileRefused as refusal:
        write_line(out, {"refused": refusal.code.value, "fact": refusal.fact})
    except MemoryError:
        write_line(out, {"refused": Code.TOO_MUCH_WORK.value, "fact": ""})
    out.flush()


if __name__ == "__main__":
    main()
