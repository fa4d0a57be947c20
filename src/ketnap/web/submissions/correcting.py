"""Correcting a sitting of a committee: another record takes its place, with a reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.domain.casefile.wording import code_name
from ketnap.occasions.sittings.models import CommitteeSitting
from ketnap.occasions.sittings.queries import as_counted, turnout_at
from ketnap.occasions.sittings.refusals import SittingChanged
from ketnap.submissions.services import Ballot, SittingCorrection, correct_sitting
from ketnap.submissions.votes import VotesHeld, votes_held
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.language import reader_language
from ketnap.web.posted import data_of
from ketnap.web.seen import SeenField, as_seen
from ketnap.web.steps.fields import LONGEST_REASON, TextField, number_field
from ketnap.web.submissions.refused import told_by_the_form
from ketnap.web.submissions.sittings import crumbs_to_sittings, opened_sitting, sitting_title
from ketnap.web.submissions.turnout import ABOUT, TurnoutForm, base_sources, left_out_name

LEADING = ("on", "level", "members", "present", *ABOUT)
_LAST = ("correction_reason", "override_reason")


class CorrectionForm(TurnoutForm):
    """Asks how the sitting and its votes were in truth, and why that was taken down otherwise."""

    seen = SeenField()
    seen_revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    correction_reason = TextField(
        label=gettext_lazy("Lý do đính chính"),
        help_text=gettext_lazy("Ví dụ: ghi nhầm số có mặt so với biên bản."),
        max_length=300,
    )
    override_reason = TextField(
        label=gettext_lazy("Lý do vẫn ghi, nếu có điều cần lưu ý"),
        max_length=LONGEST_REASON,
        required=False,
    )

    def __init__(self, data: Any, counted: CommitteeSitting, votes: VotesHeld) -> None:
        super().__init__(data, initial=_initial(counted, votes))
        self.ask_grounds(on=counted.held_on)
        self.votes = votes
        for vote in votes.known:
            for name, label in (("agree", _("Tán thành")), ("disagree", _("Không tán thành"))):
                self.fields[f"{name}_{vote.case.pk}"] = number_field(label=label)

    def ballots(self) -> dict[int, Ballot]:
        """Return how the members voted on each person."""
        return {
            vote.case.pk: Ballot(
                self.cleaned_data[f"agree_{vote.case.pk}"],
                self.cleaned_data[f"disagree_{vote.case.pk}"],
            )
            for vote in self.votes.known
        }

    def rows(self) -> list[dict[str, Any]]:
        """Return each person with the fields of the vote."""
        return [
            {
                "name": vote.case.person.full_name,
                "matter": code_name(vote.step.matter, reader_language()),
                "fields": [self[f"{name}_{vote.case.pk}"] for name in ("agree", "disagree")],
            }
            for vote in self.votes.known
        ]

    def reasons(self) -> list[BoundField]:
        """Return the fields that say why."""
        return [self[name] for name in _LAST]


def _initial(counted: CommitteeSitting, votes: VotesHeld) -> dict[str, Any]:
    turnout = turnout_at(counted)
    told = {name: getattr(counted, name) for name in ("level", "members", "present", *ABOUT)}
    for group in turnout.excluded:
        told[left_out_name(group.ground)] = group.count
    for vote in votes.known:
        told[f"agree_{vote.case.pk}"] = vote.step.agree
        told[f"disagree_{vote.case.pk}"] = vote.step.disagree
    seqs = {vote.case.pk: vote.seen_seq for vote in votes.known}
    return {
        "on": counted.held_on,
        "seen": as_seen(seqs),
        "seen_revision": counted.revision,
        **told,
    }


@access.page(Action.HANDLE_SUBMISSION)
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """Put another record in the place of a sitting; the votes that say something else follow."""
    actor, day = actor_behind(request), day_of(request)
    first = opened_sitting(request, sitting_id)
    counted = as_counted(first)
    form = CorrectionForm(data_of(request), counted, votes_held(actor, first))
    back = address(request, "kept_sitting", first.pk)
    page = FormPage(
        title=_("Đính chính cuộc họp cấp ủy"),
        verb=_("Ghi đính chính"),
        lead=_(
            "Bản đã ghi vẫn được giữ và đọc được. Bước biểu quyết nào khác đi thì được đính chính "
            "trong hồ sơ cùng lúc; giấy đã in từ bản cũ được nêu là không còn khớp."
        ),
        form=form,
        crumbs=[
            *crumbs_to_sittings(request, first),
            {"label": sitting_title(counted), "href": back},
        ],
        back_href=back,
        template="web/submissions/correct_sitting.html",
        more={"leading": LEADING, "sources": base_sources(counted.held_on)},
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        with told_by_the_form(), _told_when_changed():
            correct_sitting(
                first.pk,
                SittingCorrection(
                    sitting=form.sitting(),
                    ballots=form.ballots(),
                    reason=order["correction_reason"],
                ),
                seen=order["seen"],
                seen_revision=order["seen_revision"],
                by=actor,
                today=day.today,
                override_reason=order["override_reason"],
            )
        messages.success(request, _("Đã ghi đính chính cuộc họp."), extra_tags="step")
        return redirect(back)

    return answered(request, page, act)


@contextmanager
def _told_when_changed() -> Iterator[None]:
    try:
        yield
    except SittingChanged as refusal:
        raise ValidationError(
            _("Trong lúc điền, có người đã đính chính cuộc họp này. Hãy mở lại trang này rồi ghi.")
        ) from refusal
