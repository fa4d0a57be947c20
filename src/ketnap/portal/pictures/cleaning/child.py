"""The child process: confines itself, reads one file, answers with a clean one, ends."""

import json
import sys

from ketnap.portal.pictures.cleaning.limits import confine
from ketnap.portal.pictures.cleaning.troubles import Refused, Trouble


def main() -> None:
    """Answer the file on standard input: a line that says what became of it, then the new file."""
    confine()
    # Whatever reads pictures is loaded only now, within the limits.
    from ketnap.portal.pictures.cleaning.drawing_anew import draw_anew

    extension, clean, trouble = "", b"", ""
    try:
        extension, clean = draw_anew(sys.stdin.buffer.read())
    except Refused as refusal:
        trouble = refusal.trouble.value
    except MemoryError:
        trouble = Trouble.TOO_MUCH_WORK.value
    head = json.dumps({"trouble": trouble, "extension": extension})
    sys.stdout.buffer.write(head.encode("ascii") + b"\n" + clean)


if __name__ == "__main__":
    main()
