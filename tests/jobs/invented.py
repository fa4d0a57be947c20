"""Kinds of jobs that no room of the product has: short ones, and some that go wrong."""

import time
from pathlib import Path

from ketnap.accounts.models import User
from ketnap.jobs.kinds import Kind
from ketnap.jobs.models import Job
from ketnap.jobs.refusals import JobRefused
from ketnap.jobs.running import Outcome, Run
from ketnap.jobs.services import cancel

WORDS = "một hai ba"


def write_words(run: Run) -> Outcome:
    """Write a file of three words, one a step."""
    run.expects(3)
    with run.new_file() as file:
        for word in WORDS.split():
            file.write(word.encode() + b"\n")
            run.step()
    return Outcome("Ba từ.", download_name="tu.txt")


def write_slowly(run: Run) -> Outcome:
    """Write a line every few milliseconds, and note in a file beside who does it."""
    lines, diary = run.arguments["lines"], Path(run.arguments["diary"])
    with diary.open("a") as notes:
        notes.write("begun\n")
    run.expects(lines)
    with run.new_file() as file:
        for number in range(lines):
            file.write(f"{number}\n".encode())
            time.sleep(0.01)
            run.step()

    def settle() -> None:
        with diary.open("a") as notes:
            notes.write("kept\n")

    return Outcome("Xong.", download_name="so.txt", settle=settle)


def refuse(run: Run) -> Outcome:
    """End as a kind does that cannot do what was asked."""
    raise JobRefused("Không còn ai trong danh sách.")


def break_down(run: Run) -> Outcome:
    """End as no kind should, with somebody's name in the error."""
    raise ValueError("Nguyễn Bí Mật")


def be_cancelled(run: Run) -> Outcome:
    """Be cancelled by the user while the last step is done."""
    with run.new_file() as file:
        file.write(b"words")
    cancel(Job.objects.get().pk, by=run.actor())
    return Outcome("Không ai thấy.", download_name="tu.txt")


def lock_the_asker_out(run: Run) -> Outcome:
    """Find that the account of who asked is closed meanwhile."""
    User.objects.filter(pk=run.actor().user_id).update(is_active=False)
    run.actor()
    raise AssertionError("a closed account has no actor")


def kind(code, run):
    return Kind(
        code,
        run,
        lambda _actor, _arguments: code,
        lambda done, of: f"{done} trong {of}",
        lambda _actor, _holds: True,
    )


KINDS = [
    kind("words", write_words),
    kind("slow", write_slowly),
    kind("refusing", refuse),
    kind("breaking", break_down),
    kind("cancelled", be_cancelled),
    kind("locked_out", lock_the_asker_out),
]
