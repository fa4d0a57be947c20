"""Rows that papers list: the papers of a case in their order."""

from collections.abc import Mapping
from datetime import date

from ketnap.domain.casefile.replay import History
from ketnap.domain.paperwork.dossier import Dossier, papers_of, proving_steps
from ketnap.domain.paperwork.material import Row
from ketnap.domain.paperwork.words import day_in_figures
from ketnap.rules.load import load_rulebook

_CHAPTERS = {
    Dossier.ADMISSION: "Hồ sơ kết nạp",
    Dossier.RECOGNITION: "Hồ sơ công nhận đảng viên chính thức",
}


def lists_of_case(history: History, as_of: date) -> Mapping[str, tuple[Row, ...]]:
    """The lists that papers of a case may print."""
    return {"file_papers": _file_papers(history, as_of)}


def _file_papers(history: History, as_of: date) -> tuple[Row, ...]:
    """The papers the file must hold, in the prescribed order, with those recorded so far."""
    rules = load_rulebook().on(as_of)
    rows: list[dict[str, str]] = []
    for dossier, chapter in _CHAPTERS.items():
        rule = rules.find(dossier)
        for paper in papers_of(dossier, rule) if rule is not None else ():
            proofs = proving_steps(paper, history)
            if paper.only_if_any and not proofs:
                continue
            for proof in proofs or (None,):
                rows.append(
                    {
                        "number": str(len(rows) + 1),
                        "chapter": chapter,
                        "form": paper.form or "",
                        "title": paper.title,
                        "on": day_in_figures(proof.on) if proof is not None else "",
                    }
                )
    return tuple(rows)
