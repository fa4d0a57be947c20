"""PDFs of Word files that a site made itself, by an office program where one is installed."""

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from ketnap.documents.word.network import without_network

PROGRAM = "soffice"
PATIENCE_SECONDS = 60
_MEGABYTE = 1024 * 1024
_LIMITS = (
    (resource.RLIMIT_CPU, PATIENCE_SECONDS),
    (resource.RLIMIT_AS, 4096 * _MEGABYTE),
    (resource.RLIMIT_FSIZE, 64 * _MEGABYTE),
)


class OfficeMissing(Exception):
    """No office program is installed."""

    vi = (
        "Mẫu riêng chỉ ra được PDF khi máy chủ có LibreOffice, mà máy chủ này chưa cài. "
        "Hãy tải tệp Word rồi xuất PDF từ chương trình soạn thảo."
    )
    en = (
        "An own template becomes a PDF only where LibreOffice is installed, and this server has "
        "none. Download the Word file and save it as PDF from your office program."
    )


class OfficeFailed(Exception):
    """The office program gave no PDF."""

    vi = "LibreOffice trên máy chủ không xuất được PDF. Hãy tải tệp Word."
    en = "LibreOffice on the server gave no PDF. Download the Word file."


def is_installed() -> bool:
    """Whether this machine has an office program."""
    return shutil.which(PROGRAM) is not None


def pdf_by_office(word_file: bytes) -> bytes:
    """A Word file as PDF/A; raises `OfficeMissing` or `OfficeFailed`.

    Each run has a folder and a profile of its own: two at once would wait for each other.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise OfficeMissing
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "paper.docx").write_bytes(word_file)
        _convert(program, folder)
        made = folder / "paper.pdf"
        if not made.exists():
            raise OfficeFailed
        return made.read_bytes()


def _convert(program: str, folder: Path) -> None:
    """Run the office program confined: no secrets of ours, no network, its own group, limits."""
    archive = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'
    command = [
        *(program, "--headless", f"-env:UserInstallation=file://{folder}/profile"),
        *("--convert-to", archive, "--outdir", str(folder), str(folder / "paper.docx")),
    ]
    process = subprocess.Popen(  # noqa: S603 - a fixed program, no shell, no argument from outside
        without_network(command),
        env={"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    _limit(process.pid)
    try:
        status = process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise OfficeFailed from error
    finally:
        _end_group(process)
    if status:
        raise OfficeFailed


def _limit(pid: int) -> None:
    """What the program and its children may use at most."""
    for what, most in _LIMITS:
        with suppress(ProcessLookupError):
            resource.prlimit(pid, what, (most, most))


def _end_group(process: "subprocess.Popen[bytes]") -> None:
    """The program starts another one that does the work: neither outlives the paper."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
