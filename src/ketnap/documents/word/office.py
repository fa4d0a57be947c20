"""PDFs of Word files that a site made itself, by an office program where one is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

PROGRAM = "soffice"
PATIENCE_SECONDS = 60


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
    archive = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'
    try:
        subprocess.run(  # noqa: S603 - a fixed program, no shell, no argument from outside
            [
                *(program, "--headless", f"-env:UserInstallation=file://{folder}/profile"),
                *("--convert-to", archive, "--outdir", folder, folder / "paper.docx"),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE_SECONDS,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise OfficeFailed from error
