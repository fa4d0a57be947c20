"""Papers of a case against each other: what they say alike, what they cite, which stand for the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ketnap.domain.paperwork.life import IN_FORCE
from ketnap.domain.paperwork.proofreading.remark import (
    CheckedPaper,
    Remark,
    Said,
    issued,
    rules_named,
)
from ketnap.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two papers that say something otherwise; `others` say it as the second one does."""

    first: CheckedPaper
    second: CheckedPaper
    others: int


def between_remarks(papers: Iterable[CheckedPaper], rulebook: Rulebook) -> Iterator[Remark]:
    """Everything on which two issued papers of a case contradict each other."""
    compared = issued(papers)
    yield from _said_otherwise(compared, rulebook)
    yield from _cited_otherwise(compared, rulebook)
    yield from _twice_in_force(compared, rulebook)


def _said_otherwise(papers: Sequence[CheckedPaper], rulebook: Rulebook) -> Iterator[Remark]:
    """One remark for two papers, however many things they disagree on."""
    found: defaultdict[tuple[int, int], list[tuple[str, _Pair]]] = defaultdict(list)
    for name in dict.fromkeys(name for paper in papers for name in paper.says):
        for pair in _pairs(name, papers):
            found[pair.first.paper_id, pair.second.paper_id].append((name, pair))
    for disagreements in found.values():
        yield _disagreement(disagreements, rulebook)


def _pairs(name: str, papers: Sequence[CheckedPaper]) -> Iterator[_Pair]:
    """The first paper against the first of each group that says something else."""
    groups: defaultdict[str, list[CheckedPaper]] = defaultdict(list)
    for paper in papers:
        if name in paper.says:
            groups[paper.says[name].mark].append(paper)
    (first, *_), *others = groups.values()
    for group in others:
        yield _Pair(first, group[0], len(group) - 1)


def _disagreement(found: Sequence[tuple[str, _Pair]], rulebook: Rulebook) -> Remark:
    pair = found[0][1]
    first, second = pair.first, pair.second
    names = [name for name, _pair in found]
    also_vi = f" (và {pair.others} giấy khác)" if pair.others else ""
    also_en = f" (and {pair.others} more)" if pair.others else ""
    both = [(first.says[name], second.says[name]) for name in names]
    return Remark(
        code="papers_disagree",
        vi=f"{first.named_vi} và {second.named_vi}{also_vi} ghi khác nhau: "
        f"{'; '.join(one.vi + _words(one, other, 'và') for one, other in both)}. "
        "Hãy đối chiếu hai giấy.",
        en=f"{first.named_en} and {second.named_en}{also_en} say different things: "
        f"{'; '.join(one.en + _words(one, other, 'and') for one, other in both)}. "
        "Compare the two papers.",
        rules=rules_named(rulebook, second.rule_id, on=second.on),
        paper_id=second.paper_id,
    )


def _words(one: Said, other: Said, joint: str) -> str:
    return f" (“{one.words}” {joint} “{other.words}”)" if one.words and other.words else ""


def _cited_otherwise(papers: Sequence[CheckedPaper], rulebook: Rulebook) -> Iterator[Remark]:
    """A number or a day that a later paper cites must be the one an earlier paper carries."""
    cited: defaultdict[str, list[CheckedPaper]] = defaultdict(list)
    for paper in papers:
        for name in paper.cited_by:
            cited[name].append(paper)
    for later in papers:
        yield from _of_one(later, cited, rulebook)


def _of_one(
    later: CheckedPaper, cited: Mapping[str, Sequence[CheckedPaper]], rulebook: Rulebook
) -> Iterator[Remark]:
    wrong: defaultdict[int, list[Said]] = defaultdict(list)
    meant: dict[int, CheckedPaper] = {}
    for name, said in later.says.items():
        carriers = [paper for paper in cited.get(name, ()) if paper.paper_id != later.paper_id]
        if carriers and all(paper.cited_by[name] != said.mark for paper in carriers):
            wrong[carriers[-1].paper_id].append(said)
            meant[carriers[-1].paper_id] = carriers[-1]
    for number, said_wrong in wrong.items():
        yield Remark(
            code="cited_otherwise",
            vi=f"{later.named_vi} dẫn {meant[number].named_vi} không đúng số hoặc ngày: "
            f"{'; '.join(said.vi for said in said_wrong)}. Hãy đối chiếu hai giấy.",
            en=f"{later.named_en} cites {meant[number].named_en} with another number or day: "
            f"{'; '.join(said.en for said in said_wrong)}. Compare the two papers.",
            rules=rules_named(rulebook, later.rule_id, on=later.on),
            paper_id=later.paper_id,
        )


def _twice_in_force(papers: Sequence[CheckedPaper], rulebook: Rulebook) -> Iterator[Remark]:
    """Two signed papers of one form about the same: one of them should have been replaced."""
    first: dict[str, CheckedPaper] = {}
    for paper in papers:
        if paper.state in IN_FORCE and paper.matter:
            known = first.setdefault(paper.matter, paper)
            if known is not paper:
                yield Remark(
                    code="two_papers_in_force",
                    vi=f"{known.named_vi} và {paper.named_vi} đều đã ký về cùng một việc, chưa bản "
                    "nào được thay. Hãy ghi bản nào thay bản nào, hoặc ghi bản sai bị trả lại.",
                    en=f"{known.named_en} and {paper.named_en} are both signed about the same, and "
                    "neither is replaced. Record which takes the other's place, or that one came back.",
                    rules=rules_named(rulebook, paper.rule_id, on=paper.on),
                    paper_id=paper.paper_id,
                )
