"""A decision that the record speaks against: voted down, or refused above."""

from collections.abc import Iterator, Mapping

from ketnap.domain.casefile.codes import DecisionOutcome, Matter
from ketnap.domain.casefile.replay import History
from ketnap.domain.casefile.steps import CellVoted, Decided, Step
from ketnap.domain.casefile.votes import carried, share_rule
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import Sheet
from ketnap.domain.paperwork.words import day_in_figures
from ketnap.domain.rulebook import Confidence, Rulebook, RulesInForce

_DECIDING: Mapping[str, Matter] = {
    "admission_decision": Matter.ADMISSION,
    "recognition_decision": Matter.RECOGNITION,
}
"""What the forms that decide are about, by their names in `about.py`."""


class DecisionContradicted(ValueError):
    """A decision would say what the record does not; `.vi` and `.en` say by which step."""

    def __init__(self, sheet: Sheet, step: Step) -> None:
        super().__init__(f"{sheet.code}: contradicted by step {step.seq}")
        voted = isinstance(step, CellVoted)
        vi = "chi bộ biểu quyết không đạt" if voted else "cấp có thẩm quyền không chuẩn y"
        en = "the vote of the cell did not carry" if voted else "the committee above refused"
        self.vi = (
            f"Chưa in được mẫu {sheet.code}: {vi} ngày {day_in_figures(step.on)}. "
            "Chỉ in khi hồ sơ có kết quả khác về sau."
        )
        self.en = (
            f"Form {sheet.code} cannot be printed: {en} on {step.on.isoformat()}. "
            "It can once the file has another result after that."
        )


def contradicting(sheet: Sheet, material: Material, rulebook: Rulebook) -> Step | None:
    """The last vote or decision on the matter, where it speaks against what a form would decide."""
    matter = _DECIDING.get(sheet.about)
    if matter is None or material.step is not None or material.history is None:
        return None
    last = max(
        _results(material.history, matter), key=lambda step: (step.on, step.seq), default=None
    )
    if isinstance(last, CellVoted):
        return last if _failed(last, rulebook.on(last.on)) else None
    return last if last is not None and last.outcome is DecisionOutcome.REFUSED else None


def _failed(vote: CellVoted, rules: RulesInForce) -> bool:
    """Whether a share that is verified was not reached; any other blocks nothing."""
    rule = share_rule(vote, rules)
    is_sure = rule is not None and rule.confidence is Confidence.VERIFIED
    return is_sure and not carried(vote, rules)


def _results(history: History, matter: Matter) -> Iterator[CellVoted | Decided]:
    round_ = history.rounds[-1]
    yield from (step for step in round_.of(CellVoted) if step.matter is matter)
    yield from (step for step in round_.of(Decided) if step.matter is matter)
