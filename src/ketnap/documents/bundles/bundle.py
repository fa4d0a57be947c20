"""A bundle while it is written: one paper after the other goes into the ZIP and is let go."""

import os
import zipfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import BinaryIO, assert_never

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ketnap.documents.drafts import Draft
from ketnap.documents.making import Made
from ketnap.documents.refusals import CANNOT_BE_MADE
from ketnap.domain.casefile.wording import day_in_words

LIST_NAME = "danh-muc.txt"
_BOM = "\ufeff"
"""Without it an old editor shows Vietnamese letters wrong."""

_SETTERS = max(1, min(4, (os.cpu_count() or 1) - 1))
"""Threads that set PDFs: the setter works outside Python, so one core stays for everything else."""
_MOST_WAITING = 4 * _SETTERS
"""How many files wait to be written at most: what is not written yet fills the memory."""


class Format(StrEnum):
    """As what a paper is put into a bundle."""

    WORD = "word"
    PDF = "pdf"


@dataclass
class Bundled:
    """A paper in a bundle, and the files that were made of it."""

    title: str
    draft: Draft
    place: int | None = None
    """Its number in the file; none where papers are not numbered."""
    notes: tuple[str, ...] = ()
    """What stands under it in the list."""
    files: list[str] = field(default_factory=list)


@dataclass
class Bundle:
    """A ZIP that grows by papers; what it holds, and what it does not and why, is listed in it."""

    archive: zipfile.ZipFile
    setters: ThreadPoolExecutor
    formats: tuple[Format, ...]
    papers: list["Bundled"] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    _stems: set[str] = field(default_factory=set)
    _waiting: deque[tuple["Bundled", str, Future[bytes]]] = field(default_factory=deque)

    def add(
        self, paper: Made, *, folder: str = "", place: int | None = None, kept_at: str = ""
    ) -> Bundled:
        """Return the paper as it was put in, under a name that no other has; numbered where it has a place in a file."""
        stem = self._free_stem(folder, paper.file_stem, place)
        bundled = Bundled(_title(paper), paper.draft, place, tuple(_notes(paper, kept_at)))
        self.papers.append(bundled)
        for each in self.formats:
            ending, make = _file(paper, each)
            self._waiting.append((bundled, f"{stem}{ending}", self.setters.submit(make)))
        self.write(keep=_MOST_WAITING)
        return bundled

    def write(self, *, keep: int = 0) -> None:
        """Write what is made, in its order, until no more than so many files wait."""
        while len(self._waiting) > keep:
            paper, name, content = self._waiting.popleft()
            try:
                self.archive.writestr(name, content.result())
            except CANNOT_BE_MADE as refusal:
                words = refusal.en if get_language() == "en" else refusal.vi
                self.leave_out(f"{paper.title} ({name}): {words}")
            else:
                paper.files.append(name)

    def leave_out(self, reason: str) -> None:
        """Note what is not in the bundle, and why."""
        self.left_out.append(reason)

    @property
    def count(self) -> int:
        """How many papers are in it."""
        return sum(1 for paper in self.papers if paper.files)

    def outcome(self) -> str:
        """What came of it, in a few words without names."""
        made = ngettext("%(count)d giấy tờ", "%(count)d giấy tờ", self.count)
        words = made % {"count": self.count}
        if self.left_out:
            missing = ngettext(
                "%(count)d giấy tờ không có trong gói; %(list)s nói vì sao",
                "%(count)d giấy tờ không có trong gói; %(list)s nói vì sao",
                len(self.left_out),
            )
            words += ", " + missing % {"count": len(self.left_out), "list": LIST_NAME}
        return f"{words}."

    def _free_stem(self, folder: str, stem: str, place: int | None) -> str:
        numbered = stem if place is None else f"{place:02}-{stem}"
        whole = wanted = f"{folder}/{numbered}" if folder else numbered
        turn = 1
        while whole in self._stems:
            turn += 1
            whole = f"{wanted}-{turn}"
        self._stems.add(whole)
        return whole


@contextmanager
def bundle_into(
    file: BinaryIO, formats: tuple[Format, ...], *, about: str, by: str
) -> Iterator[Bundle]:
    """Open a bundle that is written to a file; its list comes last, when all is known."""
    # Word files and PDFs are compressed already.
    with (
        ThreadPoolExecutor(_SETTERS) as setters,
        zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive,
    ):
        bundle = Bundle(archive, setters, formats)
        yield bundle
        bundle.write()
        archive.writestr(LIST_NAME, _list_of(bundle, about, by), zipfile.ZIP_DEFLATED)


def _file(paper: Made, as_what: Format) -> tuple[str, Callable[[], bytes]]:
    match as_what:
        case Format.WORD:
            return ".docx", paper.word
        case Format.PDF:
            return ".pdf", paper.pdf
        case _:
            assert_never(as_what)


def _title(paper: Made) -> str:
    sheet, material = paper.draft.sheet, paper.draft.material
    title = sheet.title_en if get_language() == "en" else sheet.title_vi
    person = f", {material.case.person.full_name}" if material.case else ""
    return f"{sheet.code} {title}{person}, {day_in_words(material.on)}"


def _entries(papers: Iterable[Bundled]) -> Iterator[str]:
    """A paper on several lines; numbered as its files are, where these are numbered."""
    for count, paper in enumerate(papers, 1):
        number = f"{count}" if paper.place is None else f"{paper.place:02}"
        yield "\r\n   ".join((f"{number}. {paper.title}", ", ".join(paper.files), *paper.notes))


def _notes(paper: Made, kept_at: str) -> Iterator[str]:
    """What of a paper is not in the bundle, and where the signed one is."""
    sheet, to_write = paper.draft.sheet, paper.draft.version.always_printed()
    english = get_language() == "en"
    empty = [
        blank.en if english else blank.vi
        for blank in sheet.by_hand
        if blank.name in to_write and not paper.filled.has(blank.name)
    ]
    if empty:
        yield _("để trống, chờ viết hoặc gõ tay: %(blanks)s") % {"blanks": "; ".join(empty)}
    if kept_at:
        yield _("bản đã ký lưu tại: %(place)s") % {"place": kept_at}


def _list_of(bundle: Bundle, about: str, by: str) -> str:
    made_at = timezone.localtime()
    head = [
        about,
        _("%(name)s lập lúc %(time)s ngày %(day)s")
        % {"name": by, "time": f"{made_at:%H:%M}", "day": f"{made_at:%d/%m/%Y}"},
        "",
        _(
            "Chữ gõ tay trên trang giấy tờ không được phần mềm lưu lại, nên không có trong gói này; "
            "chữ ấy chỉ có trên bản đã in hoặc đã tải khi gõ."
        ),
        "",
        _("CÓ TRONG GÓI: %(count)d giấy tờ") % {"count": bundle.count},
        *_entries(paper for paper in bundle.papers if paper.files),
    ]
    if bundle.left_out:
        reasons = [f"- {reason}" for reason in bundle.left_out]
        head += ["", _("KHÔNG CÓ TRONG GÓI, VÀ VÌ SAO"), *reasons]
    return _BOM + "\r\n".join(head) + "\r\n"
