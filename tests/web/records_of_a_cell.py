"""Records of every kind in a cell, made through the services; each returns how addresses name it."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory, override_settings
from django.utils import timezone

from admitting import approved
from casefiles.papers import step
from conftest import BEGINNING, People, today_actor
from documents.own_templates.raw_zip import Raw, raw_zip
from documents.own_templates.word_files import paragraph, parts
from ketnap.accounts.models import User
from ketnap.accounts.services import issue_access_token
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.casefiles.queries import CountBy, Figure
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.documents.bundles.asking import ask_for_whole_file
from ketnap.documents.own_templates.services import Proposal, propose_template
from ketnap.documents.papers.services import Signer, draw_up, mark_signed
from ketnap.documents.papers.subjects import Subject
from ketnap.documents.registers.services import TermOrder, begin_term, reserve_number
from ketnap.documents.sheets.load import sheet_of
from ketnap.domain.access import Actor, Held, Role, TokenScope
from ketnap.domain.casefile.codes import Matter, VoteMethod
from ketnap.domain.casefile.steps import Step
from ketnap.domain.data_request import RequestKind
from ketnap.domain.figures import PeriodKind
from ketnap.domain.intake.columns import Layout
from ketnap.domain.meeting.ballots import Count
from ketnap.domain.press.package import Occasion
from ketnap.figures.services import ReportOrder, save_report
from ketnap.handovers.services import HandOverOrder, hand_over
from ketnap.intake.services import begin_import, check_sheet, choose_sheet, match_columns, read_rows
from ketnap.intake.sheet import proposed
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.ceremonies.services import PlannedCeremony, plan_ceremony
from ketnap.occasions.courses.models import Course, CourseKind
from ketnap.occasions.courses.services import PlannedCourse, plan_course, propose_participants
from ketnap.occasions.meetings.models import AgendaItem, CellMeeting
from ketnap.occasions.meetings.queries import items_of, suggested_attendance
from ketnap.occasions.meetings.services import (
    Mark,
    Plan,
    Question,
    call_meeting,
    count_vote,
    take_attendance,
)
from ketnap.organisations.models import MassKind, Organisation
from ketnap.organisations.services import add_mass_organisation, add_unit
from ketnap.people.models import Membership, Person
from ketnap.people.services import merge_persons, receive_guest
from ketnap.plans.bodies import bodies_spoken_for
from ketnap.plans.models import ActivityKind, PlanSpan
from ketnap.plans.services import requests as nomination_requests
from ketnap.plans.services.activities import ActivityOrder, record_activity
from ketnap.plans.services.nominations import PutForward, put_forward
from ketnap.plans.services.reviews import begin_review
from ketnap.plans.services.targets import PlanOrder, set_up_plan
from ketnap.press.models import StatedGround
from ketnap.press.packing import Wording
from ketnap.press.queries import gathered_for
from ketnap.press.services import send_package
from ketnap.privacy.services import answer_request, send_request
from ketnap.reminders.models import Reminder
from ketnap.reminders.services import open_feed, raise_reminders
from ketnap.webhooks.services import subscribe
from web.conftest import days_ago


def case_of(
    people: People, cell: Organisation, actor: Actor, name: str, steps: tuple[Step, ...]
) -> Casefile:
    case = open_casefile(people.person(cell, name), cell, by=actor)
    record_steps(case.pk, steps, by=actor, seen_seq=0, override_reason="giấy tờ ghi bổ sung")
    return case


def parts_ids(cell: Organisation, word: str) -> dict[str, Any]:
    founder = acting_on_organisations(OPERATOR)
    unit = add_unit(cell, f"Phòng {word}", since=BEGINNING, actor=founder)
    union = add_mass_organisation(
        cell, MassKind.TRADE_UNION, f"Công đoàn {word}", since=BEGINNING, actor=founder
    )
    return {"unit_id": unit.pk, "mass_id": union.pk}


def people_ids(people: People, cell: Organisation, actor: Actor, word: str) -> dict[str, Any]:
    member = Membership.objects.get(person=people.member(cell, f"Bùi {word} Nam"))
    leaver = Membership.objects.get(person=people.member(cell, f"Vũ {word} Hà"))
    order = HandOverOrder(left_on=days_ago(30), reason="chuyển công tác")
    guest = receive_guest(
        cell, f"Ngô {word} Khải", home=f"Chi bộ {word} Hạ", since=days_ago(90), actor=actor
    )
    one, other, kept, dropped = (people.person(cell, f"Đặng {word} Lan") for _ in range(4))
    merge = merge_persons(kept, dropped, reason="lập hai lần", actor=actor)
    return {
        "membership_id": member.pk,
        "handover_id": hand_over(leaver, order, actor=actor).pk,
        "guest_id": guest.pk,
        "one": one.pk,
        "other": other.pk,
        "merge_id": merge.pk,
    }


def meeting_ids(
    cell: Organisation, actor: Actor, officers: tuple[Person, Person], case: Casefile, word: str
) -> dict[str, Any]:
    presiding, secretary = officers
    plan = Plan(
        held_on=days_ago(0),
        begins_at=time(14),
        place=f"Phòng họp {word}",
        presiding=presiding,
        secretary=secretary,
        topics=(f"Sinh hoạt {word}",),
        questions=(Question(case.pk, Matter.ADMISSION),),
    )
    meeting = call_meeting(cell, plan, actor=actor)
    vote = next(item for item in items_of(meeting) if item.is_vote)
    _count(meeting, vote, actor)
    return {"meeting_id": meeting.pk, "item_id": vote.pk}


def _count(meeting: CellMeeting, vote: AgendaItem, actor: Actor) -> None:
    called = suggested_attendance(meeting)
    marks = [Mark(person_id=each.person_id, is_present=True) for each in called]
    take_attendance(meeting.pk, marks, actor=actor, seen_revision=meeting.revision)
    count = Count(
        method=VoteMethod.SECRET_BALLOT,
        agree=len(called),
        disagree=0,
        spoiled=0,
        blank=0,
        issued=len(called),
        returned=len(called),
    )
    count_vote(
        vote,
        count,
        seen_revision=0,
        override_reason="giấy tờ ghi bổ sung",
        today=meeting.held_on,
        actor=actor,
    )


def course_ids(cell: Organisation, actor: Actor, case: Casefile, word: str) -> dict[str, Any]:
    order = PlannedCourse(
        kind=CourseKind.AWARENESS,
        title=f"Lớp {word}",
        issuer=f"Trung tâm {word}",
        starts_on=days_ago(20),
    )
    course = plan_course(cell, order, by=actor)
    propose_participants(course.pk, [case.pk], by=actor, on=days_ago(0))
    return {"course_id": course.pk}


def ceremony_ids(people: People, cell: Organisation, actor: Actor, word: str) -> dict[str, Any]:
    case = case_of(people, cell, actor, f"Lý {word} Sơn", approved())
    order = PlannedCeremony(held_on=days_ago(0), starts_at=time(15), place=f"Hội trường {word}")
    ceremony = plan_ceremony(cell, order, [case.pk], by=actor, today=days_ago(0))
    admitted = case_of(people, cell, actor, f"Tạ {word} Thu", (*approved(), _admission(word)))
    return {
        "ceremony_id": ceremony.pk,
        "preparation_id": ceremony.preparations.earliest("pk").pk,
        "day": days_ago(0).isoformat(),
        "awaiting_id": case.pk,
        "awaiting_seq": 3,
        "admitted_id": admitted.pk,
    }


def _admission(word: str) -> Step:
    mentor = {"name": f"Lê {word} Chi", "official_on": BEGINNING.isoformat()}
    return step("ceremony_held", date(2024, 4, 3), place=f"Hội trường {word}", mentor=mentor)


def report_ids(cell: Organisation, actor: Actor, word: str) -> dict[str, Any]:
    order = ReportOrder(
        name=f"Báo cáo {word}",
        period=PeriodKind.YEAR,
        count_by=CountBy.DECISION,
        figure=Figure.ADMITTED,
        dimensions=(),
        months=12,
        is_known_only=False,
        is_for_outside=False,
    )
    return {"report_id": save_report(cell, order, by=actor).pk}


def plan_ids(cell: Organisation, actor: Actor, head: User, word: str) -> dict[str, Any]:
    today = days_ago(0)
    order = PlanOrder(
        span=PlanSpan.YEAR,
        starts_on=date(today.year, 1, 1),
        ends_on=date(today.year, 12, 31),
        resolution=f"01-NQ/{word}",
    )
    activity = ActivityOrder(
        held_on=days_ago(10),
        kind=next(iter(ActivityKind)),
        topic=f"Về nguồn {word}",
        leader=f"Trần {word} An",
        members=3,
    )
    return {
        "plan_id": set_up_plan(cell, order, by=actor).pk,
        "review_id": begin_review(cell, on=today, by=actor).pk,
        "activity_id": record_activity(cell, activity, by=actor).pk,
        **_nomination_ids(cell, actor, head, word),
    }


def _nomination_ids(cell: Organisation, actor: Actor, head: User, word: str) -> dict[str, Any]:
    """The unit is asked for people, and its head puts one forward whom the cell knows."""
    speaker = today_actor(head)
    (body,) = bodies_spoken_for(speaker, on=days_ago(0))
    order = nomination_requests.RequestOrder(
        number_asked=2, due_on=days_ago(-20), reference=f"02-CV/{word}"
    )
    (request,) = nomination_requests.write_requests(cell, [body], order, by=actor, on=days_ago(1))
    nomination_requests.send_request(request.pk, on=days_ago(1), by=actor)
    somebody = PutForward(
        full_name=f"Mai {word} Phúc",
        born_on=date(1998, 4, 2),
        sex="male",
        occupation="viên chức",
        workplace=f"Phòng {word}",
        youth_union_member=True,
        trade_union_member=True,
    )
    nomination = put_forward(body, somebody, by=speaker, on=days_ago(0), request_id=request.pk)
    return {"request_id": request.pk, "nomination_id": nomination.pk}


def data_request_ids(applicant: User, actor: Actor, word: str) -> dict[str, Any]:
    """The person asks twice about his data; the cell has answered once."""
    person, today = today_actor(applicant), days_ago(0)
    waiting, answered = (
        send_request(RequestKind.SEE, f"Xin xem dữ liệu {word}", by=person, on=today)
        for _ in range(2)
    )
    answer_request(answered.pk, f"Đã nhận {word}", with_third_party=False, by=actor, on=today)
    return {"data_request_id": waiting.pk, "answered_request_id": answered.pk}


def register_ids(cell: Organisation, actor: Actor, word: str) -> dict[str, Any]:
    """The cell numbers its resolutions, and holds a number."""
    order = TermOrder(name=f"Nhiệm kỳ {word}", since=days_ago(300), document_types=("NQ",))
    term = begin_term(cell, order, by=actor)
    register = term.registers.get()
    number = reserve_number(register.pk, summary=f"về việc {word}", by=actor)
    return {"term_id": term.pk, "register_id": register.pk, "number_id": number.pk}


def reminder_ids(cell: Organisation, actor: Actor) -> dict[str, Any]:
    """The secretary is reminded of what is due in the cell, and keeps a feed of its calendar."""
    raise_reminders(on=days_ago(0))
    return {
        "reminder_id": Reminder.objects.filter(user=actor.user_id).earliest("pk").pk,
        "feed_id": open_feed(cell, shows_names=True, actor=actor).feed.pk,
    }


def session_ids(actor: Actor) -> dict[str, Any]:
    """The secretary is signed in on one more machine."""
    request = RequestFactory().get("/")
    request.session, request.user = SessionStore(), User.objects.get(pk=actor.user_id)
    login(request, request.user)
    UserSession.objects.create_from_request(request)
    return {"session_id": UserSession.objects.get(user=actor.user_id).pk}


def paper_ids(case: Casefile, ids: dict[str, Any], actor: Actor) -> dict[str, Any]:
    """A signed paper of a case, of each sort of occasion, of its cell, and of the committee above."""
    committee = Organisation.objects.get(pk=ids["committee_id"])
    return {
        "paper_id": signed_paper(case, "MLHS", actor),
        "meeting_paper_id": signed_paper(
            CellMeeting.objects.get(pk=ids["meeting_id"]), "GM-HOP", actor
        ),
        "course_paper_id": signed_paper(Course.objects.get(pk=ids["course_id"]), "DS-LOP", actor),
        "ceremony_paper_id": signed_paper(
            Ceremony.objects.get(pk=ids["ceremony_id"]), "CT-LE", actor
        ),
        "cell_paper_id": signed_paper(case.cell, "DS-CT", actor),
        "committee_paper_id": signed_paper(committee, "BC-CU", officer_of(committee, actor)),
    }


def officer_of(body: Organisation, actor: Actor) -> Actor:
    """The same user, at work for a committee."""
    return replace(actor, held=(Held(Role.COMMITTEE_OFFICER, body.pk, body.path),))


def signed_paper(subject: Subject, code: str, actor: Actor) -> int:
    version = sheet_of(code).on(days_ago(0)).valid_from
    paper = draw_up(subject, code, version, days_ago(0), {}, by=actor)
    mark_signed(paper.pk, Signer("Trần An", "Bí thư"), on=days_ago(0), by=actor)
    return paper.pk


def press_ids(ids: dict[str, Any], actor: Actor) -> dict[str, Any]:
    draft = gathered_for(actor, Occasion.PLAN, ids["plan_id"], on=days_ago(0)).draft
    wording = Wording(
        section="xay-dung-dang",
        title=draft.title,
        lead=draft.lead.text,
        paragraphs=tuple(one.text for one in draft.paragraphs),
        captions=draft.captions,
        grounds={},
    )
    sent = send_package(Occasion.PLAN, ids["plan_id"], wording, by=actor, on=days_ago(0))
    ground = StatedGround.objects.create(package=sent, name=f"Ngô {draft.title}"[:120], ground="x")
    return {"package_id": sent.pk, "ground_id": ground.pk}


def template_ids(cell: Organisation, actor: Actor, word: str) -> dict[str, Any]:
    """A template that waits for a second person; its words lie open in the file."""
    made = parts(paragraph(f"Mẫu của {word}: {{{{ cell_name }}}}"))
    file = raw_zip([Raw(name, content, packed=content, method=0) for name, content in made.items()])
    proposal = Proposal(form_code="6-KNĐ", file=file, note=f"Của {word}")
    return {"template_id": propose_template(cell, proposal, by=actor, today=days_ago(0)).pk}


def import_ids(cell: Organisation, actor: Actor, word: str) -> dict[str, Any]:
    """A sheet that was looked through and waits to be taken in."""
    sheet = f"Họ và tên,Ngày sinh,Ngày vào Đảng\nNgô {word},02/09/1980,03/02/2005\n"
    record = begin_import(
        cell, Layout.MEMBERS, file_name=f"{word}.csv", content=sheet.encode(), by=actor
    )
    choose_sheet(record, record.sheet, by=actor)
    read_rows(record, by=actor)
    usual = {"ethnicity": "Kinh", "religion": "không", "schooling": "đại học"}
    work = {"sex": "Nam", "occupation": "viên chức", "workplace": f"Phòng {word}"}
    matching = proposed(record).matching(usual | work)
    assert matching is not None
    match_columns(record, matching, by=actor)
    check_sheet(record, by=actor)
    return {"import_id": record.pk}


def job_ids(actor: Actor, case: Casefile) -> dict[str, Any]:
    return {"job_id": ask_for_whole_file(case.pk, on=days_ago(0), by=actor).pk}


def token_ids(user: User) -> dict[str, Any]:
    until = timezone.localdate() + timedelta(days=1)
    token, _word = issue_access_token(
        "chương trình của chi bộ", TokenScope, until=until, actor=today_actor(user)
    )
    return {"token_id": token.pk}


def subscription_ids(cell: Organisation, actor: Actor, word: str) -> dict[str, Any]:
    with override_settings(WEBHOOK_HOSTS=("tonghop.test",)):
        made, _secret = subscribe(cell, f"tổng hợp {word}", "https://tonghop.test/tin", actor=actor)
    return {"subscription_id": made.pk}
