"""Sends a step to the log, and says in words what stands in the way where it was not taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.refusals import CaseChanged, ReasonNeeded, StepRefused
from ketnap.casefiles.services import record_steps
from ketnap.domain.casefile.codes import Closing
from ketnap.domain.casefile.replay import closing_of, corrected_steps
from ketnap.domain.casefile.same_paper import Repeat, repeats_in
from ketnap.domain.casefile.steps import Corrected, Step
from ketnap.submissions.refusals import DecisionDoubted
from ketnap.web.case.findings import FindingCard, cards_of
from ketnap.web.case.reading import OpenCase
from ketnap.web.steps.fields import LONGEST_REASON, TextField
from ketnap.web.submissions.words import lack_cards

CONFIRMED = "confirmed"
LARGEST_SEQ = 1_000_000


class SendingForm(forms.Form):
    """What is sent beside the step: the last step seen, and why it is recorded all the same."""

    seen_seq = forms.IntegerField(min_value=0, max_value=LARGEST_SEQ, widget=forms.HiddenInput)
    override_reason = TextField(
        label=_("Lý do vẫn ghi bước này"),
        help_text=_("Lý do được giữ cùng bước, ai xem hồ sơ cũng đọc được."),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    repeat_known = forms.BooleanField(label=_("Đây là giấy tờ khác, vẫn ghi"), required=False)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a step was not recorded, and what its writer can do about it.

    `question` is the closing that must be confirmed first, `words` why its writer may not record it.
    """

    refused: tuple[FindingCard, ...] = ()
    warnings: tuple[FindingCard, ...] = ()
    changed: bool = False
    question: Closing | None = None
    repeats: tuple[Repeat, ...] = ()
    words: tuple[str, ...] = ()


def send(case: OpenCase, step: Step, sending: SendingForm, posted: Mapping[str, Any]) -> Trouble:
    """Record the step; an empty `Trouble` says that it stands in the log."""
    closing = closing_by(step)
    if closing is not None and posted.get(CONFIRMED) != "yes":
        return Trouble(question=closing)
    repeats = unasked_repeats(case, [step], sending)
    if repeats:
        return Trouble(repeats=repeats)
    try:
        record_steps(
            case.id,
            [step],
            by=case.actor,
            seen_seq=sending.cleaned_data["seen_seq"],
            override_reason=sending.cleaned_data["override_reason"],
        )
    except StepRefused as refusal:
        return Trouble(refused=cards_of(refusal.findings))
    except ReasonNeeded as refusal:
        return Trouble(warnings=cards_of(refusal.findings))
    except DecisionDoubted as refusal:
        return Trouble(warnings=lack_cards(lack for _name, lack in refusal.lacks))
    except CaseChanged:
        return Trouble(changed=True)
    except ValidationError as refusal:
        return Trouble(words=tuple(refusal.messages))
    return Trouble()


def unasked_repeats(
    case: OpenCase, steps: Sequence[Step], sending: SendingForm
) -> tuple[Repeat, ...]:
    """The papers that seem entered already, unless their writer knows; a change goes first."""
    answers = sending.cleaned_data
    if answers["repeat_known"] or answers["seen_seq"] != case.seen_seq:
        return ()
    return repeats_in(steps, corrected_steps(case.casefile.steps))


def closing_by(step: Step) -> Closing | None:
    """The reason for which a step, or what a correction puts in its place, closes the case."""
    counted = step.replacement if isinstance(step, Corrected) else step
    return None if counted is None else closing_of(counted)
