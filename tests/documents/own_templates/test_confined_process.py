"""What the child process can no longer do, tried by a process that confined itself the same way."""

import signal
import subprocess
import sys

import pytest

from documents.own_templates.word_files import DICTIONARY, VALUES, paragraph, word_file
from ketnap.documents.own_templates.isolation.parent import ask_child
from ketnap.documents.own_templates.isolation.troubles import Code, Troubled
from ketnap.documents.own_templates.isolation.wire import RENDER

CONFINED = (
    "from ketnap.confined.limits import confine\n"
    "from ketnap.documents.own_templates.isolation.child import BOUNDS\n"
    "confine(BOUNDS)\n"
)


def run_confined(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-c", CONFINED + code],
        env={},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_a_confined_process_still_works():
    assert run_confined("print('được')").stdout == "được\n"


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('example.vn', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1')",
        "import os; os.system('id')",
        "import subprocess; subprocess.run(['id'])",
        "import os; os.fork()",
        "import os; os.execv('/bin/true', ['true'])",
        "import os; os.posix_spawn('/bin/true', ['true'], {})",
        "import ctypes; ctypes.CDLL(None)",
        "open('/tmp/ketnap-canary', 'w')",
        "import os; os.open('/tmp/ketnap-canary', os.O_CREAT | os.O_RDWR)",
        "import os; os.remove('/tmp/ketnap-canary')",
        "import os; os.kill(os.getppid(), 0)",
    ],
)
def test_a_confined_process_reaches_nobody_and_writes_nothing(attempt):
    ended = run_confined(attempt)

    assert ended.returncode == 1
    assert "PermissionError" in ended.stderr


def test_a_confined_process_ends_after_its_time():
    assert run_confined("9**9**9").returncode in (-signal.SIGXCPU, -signal.SIGKILL)


def test_a_confined_process_gets_no_more_memory():
    assert "MemoryError" in run_confined("bytes(1024 ** 3)").stderr


def test_a_confined_process_fills_no_file(tmp_path):
    with (tmp_path / "answer").open("wb") as answer:
        ended = subprocess.run(
            [
                sys.executable,
                "-I",
                "-c",
                f"{CONFINED}import sys; sys.stdout.buffer.write(bytes(30 * 1024 * 1024))",
            ],
            stdout=answer,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert ended.returncode != 0
    assert (tmp_path / "answer").stat().st_size < 25 * 1024 * 1024


def test_the_child_gets_nothing_of_the_environment(monkeypatch):
    """Anything inherited could carry secrets; this variable would spoil the child's answer."""
    monkeypatch.setenv("LD_SHOW_AUXV", "1")

    answer = ask_child(RENDER, word_file(paragraph("{{ note }}")), DICTIONARY, VALUES)

    assert answer.document


def test_a_refusal_is_an_answer_too():
    answer = ask_child(RENDER, b"", DICTIONARY, VALUES)

    assert [each.code for each in answer.troubles] == [Code.NOT_A_DOCX]
    assert answer.document == b""


def test_a_child_that_ends_without_an_answer_is_a_refusal(caplog):
    template = word_file(paragraph("{% for row in family %}{{ row.name }}{% endfor %}"))

    with pytest.raises(Troubled) as refusal:
        ask_child(RENDER, template, DICTIONARY, {"family": 5})

    assert [each.code for each in refusal.value.troubles] == [Code.TOO_MUCH_WORK]
    assert "status 1" in caplog.text
