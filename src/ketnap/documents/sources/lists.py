"""Rows that papers of a case list: the papers of its file in their order, and where each is kept."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from ketnap.casefiles.models import Casefile
from ketnap.documents.papers.models import Paper as DrawnUp
from ketnap.documents.papers.queries import lives_of
from ketnap.domain.casefile.codes import IntroducingOrganisation
from ketnap.domain.casefile.replay import History
from ketnap.domain.casefile.steps import Introduced, OrganisationIntroducer, Step
from ketnap.domain.paperwork.dossier import Dossier, Paper, papers_of, proving_steps
from ketnap.domain.paperwork.material import Row
from ketnap.domain.paperwork.words import day_in_figures
from ketnap.rules.load import load_rulebook

_CHAPTERS = {
    Dossier.ADMISSION: "I. Hồ sơ kết nạp đảng viên",
    Dossier.RECOGNITION: "II. Hồ sơ công nhận đảng viên chính thức",
}
_UNION_FORMS = {
    IntroducingOrganisation.YOUTH_UNION: "4-KNĐ",
    IntroducingOrganisation.TRADE_UNION: "4A-KNĐ",
}
_FILE = "file_papers"

KeptAt = Mapping[tuple[str, date], str]
"""Where papers are kept, by form and day."""


def lists_of_case(
    case: Casefile, history: History, as_of: date, wanted: Collection[str]
) -> Mapping[str, tuple[Row, ...]]:
    """The lists a paper prints, by name; those it does not print are not read."""
    if _FILE not in wanted:
        return {}
    kept_at = _kept_at(case, as_of)
    papers = enumerate(_file_papers(history, as_of, kept_at), start=1)
    return {_FILE: tuple({**paper, "number": str(place)} for place, paper in papers)}


def _kept_at(case: Casefile, as_of: date) -> KeptAt:
    lives = lives_of(DrawnUp.objects.filter(casefile=case), on=as_of)
    return {(life.paper.form_code, life.paper.dated_on): life.kept_at for life in lives}


def _file_papers(history: History, as_of: date, kept_at: KeptAt) -> Iterator[Row]:
    """The papers the file must hold, in the prescribed order, with those recorded so far."""
    rules = load_rulebook().on(as_of)
    for dossier, chapter in _CHAPTERS.items():
        rule = rules.find(dossier)
        for paper in papers_of(dossier, rule) if rule is not None else ():
            for row in _rows_of(paper, history, kept_at):
                # The chapter stands above the first of its papers alone.
                yield {**row, "chapter": chapter}
                chapter = ""


def _rows_of(paper: Paper, history: History, kept_at: KeptAt) -> Iterator[Row]:
    proofs = proving_steps(paper, history)
    if not proofs and not paper.only_if_any:
        yield _row(paper, None, kept_at)
    for proof in proofs:
        yield _row(paper, proof, kept_at)


def _row(paper: Paper, proof: Step | None, kept_at: KeptAt) -> Row:
    form = _form(paper, proof)
    return {
        "form": form,
        "title": paper.title,
        "on": day_in_figures(proof.on) if proof is not None else "",
        "kept_at": kept_at.get((form, proof.on), "") if proof is not None else "",
    }


def _form(paper: Paper, proof: Step | None) -> str:
    """The form of a paper; where the rule names two, the one that was used, or both."""
    if isinstance(proof, Introduced) and isinstance(proof.by, OrganisationIntroducer):
        return _UNION_FORMS[proof.by.kind]
    return " hoặc ".join(paper.forms)
