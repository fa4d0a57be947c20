"""One installation whose officer has papers made of many cases; run as a program."""

import os
import resource
import time
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bench.casefiles import whole_way
from ketnap.cli.entry import main as ketnap

if TYPE_CHECKING:
    from ketnap.casefiles.models import Casefile
    from ketnap.documents.making import Made
    from ketnap.domain.access import Actor
    from ketnap.jobs.models import Job

_PEOPLE = 200
_FORMS = 4
_ROUNDS = 5
_ON = date(2026, 11, 25)
_SINCE = date(2015, 6, 1)
_KIBI = 1024
_PASSWORD = "đo-lường-2026"  # noqa: S105 - an account of a measurement that is thrown away


def main() -> None:
    ketnap(["init"])
    import django

    django.setup()
    cases = _fill()
    _measure_papers(cases[0])
    _measure_whole_file(cases[0])
    officer = _officer()
    forms = _forms_of(cases[0])
    for people in (_PEOPLE // _FORMS, _PEOPLE):
        _measure_background([case.pk for case in cases[:people]], forms, officer)


def _fill() -> "list[Casefile]":
    from ketnap.casefiles.models import Casefile
    from ketnap.casefiles.operator import OPERATOR
    from ketnap.casefiles.services import import_casefiles
    from ketnap.domain.casefile.format import casefile_from_data

    cases = [casefile_from_data(whole_way(number)) for number in range(_PEOPLE)]
    import_casefiles(cases, by=OPERATOR)
    return list(Casefile.objects.select_related("person", "cell").order_by("pk"))


def _officer() -> "Actor":
    """Somebody of the committee above all the cells."""
    from ketnap.accounts.actors import actor_of
    from ketnap.accounts.services import grant_role, new_user
    from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
    from ketnap.domain.access import Role
    from ketnap.organisations.models import Organisation

    by = acting_on_organisations(OPERATOR)
    officer = new_user("officer", _PASSWORD)
    for above in Organisation.objects.filter(kind="grassroots_committee"):
        grant_role(officer, above, Role.COMMITTEE_OFFICER, since=_SINCE, actor=by)
    actor = actor_of(officer, on=_ON)
    if actor is None:
        raise LookupError("the officer holds no role")
    return actor


def _papers(case: "Casefile") -> "tuple[Made, ...]":
    from ketnap.documents.whole_file import whole_file

    return tuple(paper.made for paper in whole_file(case, on=_ON).in_file)


def _forms_of(case: "Casefile") -> list[str]:
    """Forms that give exactly one paper of a case."""
    codes = [paper.draft.sheet.code for paper in _papers(case)]
    return [code for code in dict.fromkeys(codes) if codes.count(code) == 1][:_FORMS]


def _seconds(call: Callable[[], object]) -> float:
    """The least seconds of processor time of several rounds, after one to warm up."""
    call()
    rounds = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        call()
        rounds.append(time.process_time() - start)
    return min(rounds)


def _measure_papers(case: "Casefile") -> None:
    papers = _papers(case)
    word = _seconds(lambda: [paper.word() for paper in papers])
    pdf = _seconds(lambda: [paper.pdf() for paper in papers])
    print(f"papers of one case, one core, processor time, best of {_ROUNDS}")
    print(f"  Word files a second        {len(papers) / word:8.0f}   (aim 300)")
    print(f"  PDFs a second              {len(papers) / pdf:8.0f}   (aim 80)")


def _measure_whole_file(case: "Casefile") -> None:
    def make() -> list[bytes]:
        return [content for paper in _papers(case) for content in (paper.word(), paper.pdf())]

    contents = make()
    seconds, writing = _seconds(make), _seconds(lambda: _write(contents))
    count = len(contents) // 2
    print(
        f"  whole file, {count} papers as Word and PDF {seconds:6.3f} s"
        f"   (aim 0.4 for 16), {seconds / writing:.0f} × writing the same bytes as a ZIP"
    )


def _measure_background(case_ids: Sequence[int], forms: Sequence[str], by: "Actor") -> None:
    from ketnap.documents.bundles.asking import ask_for_papers
    from ketnap.jobs import files
    from ketnap.jobs.worker import work_off

    job = ask_for_papers(case_ids, forms, on=_ON, by=by)
    start = time.perf_counter()
    work_off()
    seconds = time.perf_counter() - start
    job.refresh_from_db()
    with zipfile.ZipFile(files.folder() / job.file_name) as archive:
        contents = [archive.read(name) for name in archive.namelist()]
    writing = _seconds(lambda: _write(contents))
    print(
        f"  in the background, {len(case_ids)} people × {len(forms)} forms, Word and PDF:"
        f" {seconds:.1f} s (aim 20 for 200 × 4), {seconds / writing:.0f} × writing the same ZIP;"
        f" {_told_by(job)}"
    )


def _told_by(job: "Job") -> str:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIBI
    return f"{job.message} {job.file_bytes / _KIBI / _KIBI:.1f} MB; peak memory {peak:.0f} MB"


def _write(contents: Sequence[bytes]) -> None:
    path = Path(os.environ["KETNAP_DATA"]) / "written.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for place, content in enumerate(contents):
            archive.writestr(f"{place}.bin", content)
    path.unlink()


if __name__ == "__main__":
    main()
