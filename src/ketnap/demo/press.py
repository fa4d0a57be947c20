"""The press desk of the demo: two editors, consents to be shown, packages on their way."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import RoleHeld, User
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import log_of
from ketnap.casefiles.services import record_steps
from ketnap.demo.almanac import Almanac
from ketnap.demo.founding import Ministry
from ketnap.demo.signing_in import Account, Desk
from ketnap.demo.term import TOGETHER_ON
from ketnap.domain.access import Actor, Role
from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.domain.casefile.steps import ConsentGiven
from ketnap.domain.press.package import Occasion, PublicPurpose
from ketnap.domain.press.ticket import EditorRole
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.meetings.models import CellMeeting, MeetingState
from ketnap.organisations.models import Organisation
from ketnap.people.queries import members_of
from ketnap.plans.models import PlanSpan
from ketnap.plans.services.targets import PlanOrder, set_up_plan
from ketnap.press.models import ConsentReference
from ketnap.press.packing import Wording
from ketnap.press.queries import gathered_for
from ketnap.press.services import send_package, set_duties
from ketnap.privacy.consent_texts import text_shown_on

EDITOR = "Bùi Thị Hải Yến"
APPROVER = "Cao Thị Mỹ Hạnh"
TERM = PlanOrder(
    span=PlanSpan.TERM,
    starts_on=date(2015, 1, 1),
    ends_on=date(2020, 6, 30),
    resolution="Nghị quyết Đại hội chi bộ nhiệm kỳ 2015-2020",
)
AGREED = {
    "Nông Thị Bích Lựu": "demo-agreed-0000000001",
    "Đỗ Tiến Khôi": "demo-agreed-0000000002",
}
"""What the portal's own demo knows the consents to be named by: it is filled apart from this one."""
SECTION = "xay-dung-dang"
SECTION_THAT_IS_NOT = "ban-tin-noi-bo"
"""The portal has none of this name, so that it refuses what is sent to it."""
_SPEECH = (
    "Phát biểu tại buổi lễ, đại diện cấp ủy cấp trên chúc mừng các đảng viên mới, đề nghị mỗi đồng "
    "chí giữ lời thề bằng công việc hằng ngày và chi bộ tiếp tục giúp đỡ trong mười hai tháng dự bị."
)


def open_editors_accounts(ministry: Ministry, desk: Desk) -> list[tuple[User, Account]]:
    """One edits every section, the other approves."""
    cell = ministry.cell.organisation
    members = {
        row.person.full_name: row.person for row in members_of(cell.pk, on=desk.almanac.today)
    }
    return [
        desk.account("bientap", Role.EDITOR, cell, members[EDITOR]),
        desk.account("duyettin", Role.EDITOR, cell, members[APPROVER]),
    ]


def prepare_press(
    ministry: Ministry, users: Mapping[str, User], *, by: Actor, almanac: Almanac
) -> None:
    """Give the duties, let the two of July 2018 agree, send what there is to tell."""
    cell, today = ministry.cell.organisation, almanac.today
    held = RoleHeld.objects.get(user=users["duyettin"], role=Role.EDITOR.value)
    set_duties(held.pk, {EditorRole.APPROVER: [""]}, by=by, on=today)
    set_up_plan(cell, TERM, by=by)
    ceremony = Ceremony.objects.get(cell=cell, held_on=TOGETHER_ON)
    for row in ceremony.new_members.order_by("position"):
        _agree(row.casefile, by=by, on=almanac.in_days(-3))
    _send_all(ceremony, cell, by=_acting(users["bientap"], today), on=today)


def _agree(case: Casefile, *, by: Actor, on: date) -> None:
    version = text_shown_on(on).version
    purposes = (ConsentPurpose.PORTAL_NAME, ConsentPurpose.PORTAL_PICTURE)
    steps = [ConsentGiven(on=on, purpose=purpose, text_version=version) for purpose in purposes]
    record_steps(case.pk, steps, by=by, seen_seq=log_of(case).count(), today=on)
    ConsentReference.objects.create(
        casefile=case,
        purpose=PublicPurpose.PORTAL_NAME.value,
        reference=AGREED[case.person.full_name],
    )


def _send_all(ceremony: Ceremony, cell: Organisation, *, by: Actor, on: date) -> None:
    _send(Occasion.CEREMONY, ceremony.pk, _with_speech, by=by, on=on)
    closed = CellMeeting.objects.filter(cell=cell, state=MeetingState.CLOSED)
    ways = (_as_drafted, _to_no_section)
    for meeting, way in zip(closed.order_by("-held_on", "-pk"), ways, strict=False):
        _send(Occasion.MEETING, meeting.pk, way, by=by, on=on)


def _send(
    occasion: Occasion,
    record_id: int,
    rewritten: Callable[[Wording], Wording],
    *,
    by: Actor,
    on: date,
) -> None:
    draft = gathered_for(by, occasion, record_id, on=on).draft
    wording = Wording(
        section=SECTION,
        title=draft.title,
        lead=draft.lead.text,
        paragraphs=tuple(one.text for one in draft.paragraphs),
        captions=draft.captions,
        grounds={},
    )
    send_package(occasion, record_id, rewritten(wording), by=by, on=on)


def _with_speech(wording: Wording) -> Wording:
    """The editor has filled in what was said."""
    said = (_SPEECH if "[[" in text else text for text in wording.paragraphs)
    return replace(wording, paragraphs=tuple(said))


def _as_drafted(wording: Wording) -> Wording:
    return wording


def _to_no_section(wording: Wording) -> Wording:
    return replace(wording, section=SECTION_THAT_IS_NOT)


def _acting(user: User, on: date) -> Actor:
    actor = actor_of(user, on=on)
    if actor is None:
        raise LookupError(f"{user.username} cannot sign in on {on}")
    return actor
