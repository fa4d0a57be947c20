"""The index of a case's papers (mục lục giấy tờ) with a digest of each, as it travels with the file."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ketnap.casefiles.digest import canonical_json
from ketnap.casefiles.models import Casefile
from ketnap.documents.papers.models import Paper
from ketnap.documents.papers.queries import PaperLife, lives_of
from ketnap.documents.sheets.load import NoSuchForm, sheet_of
from ketnap.domain.casefile.replay import History, replay
from ketnap.domain.casefile.steps import Casefile as DomainCasefile
from ketnap.domain.paperwork.dossier import Dossier, papers_of, proving_steps
from ketnap.rules.load import load_rulebook


@dataclass(frozen=True, slots=True)
class IndexedPaper:
    """One line of the index.

    The digest is that of the recorded step which proves the paper, or, of a paper that was drawn
    up and signed here, one of what it was filled with.
    """

    form: str
    title: str
    on: date
    digest: str

    def as_data(self) -> dict[str, str]:
        return {
            "form": self.form,
            "title": self.title,
            "on": self.on.isoformat(),
            "digest": self.digest,
        }


def index_of(case: Casefile, file: DomainCasefile, *, on: date) -> tuple[IndexedPaper, ...]:
    """The papers of a case as of a day: those its steps prove, then those signed here."""
    history = replay(file.steps, on=on)
    digests = dict(case.entries.values_list("seq", "digest"))
    return (*_proven(history, digests, on=on), *_signed(case, on=on))


def _proven(history: History, digests: Mapping[int, str], *, on: date) -> Iterator[IndexedPaper]:
    rules = load_rulebook().on(on)
    for dossier in Dossier:
        rule = rules.find(dossier.value)
        for paper in papers_of(dossier, rule) if rule else ():
            for step in proving_steps(paper, history):
                yield IndexedPaper(paper.form or "", paper.title, step.on, digests[step.seq])


def _signed(case: Casefile, *, on: date) -> Iterator[IndexedPaper]:
    lives = lives_of(Paper.objects.filter(casefile=case), on=on)
    for life in sorted(lives, key=lambda each: (each.paper.dated_on, each.paper.pk)):
        if life.is_in_force:
            paper = life.paper
            yield IndexedPaper(paper.form_code, _title(paper), paper.dated_on, _digest(life))


def _title(paper: Paper) -> str:
    try:
        return sheet_of(paper.form_code).title_vi
    except NoSuchForm:
        return paper.form_code


def _digest(life: PaperLife) -> str:
    paper = life.paper
    content = {
        "form": paper.form_code,
        "version": paper.version_from.isoformat(),
        "on": paper.dated_on.isoformat(),
        "number": paper.number.text if paper.number else "",
        "signatures": [[event.name, event.position] for event in life.signed],
        "fingerprints": paper.fingerprints,
    }
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()
