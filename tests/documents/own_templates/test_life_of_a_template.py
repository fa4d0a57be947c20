"""Proposed, approved by somebody else, in force from a day, ended by the next one; never overwritten."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

import live_database
from conftest import today_actor
from documents.invented_values import invented
from documents.layout_checks import lines_of
from documents.own_templates.conftest import FORM, again
from documents.own_templates.word_files import paragraph, word_file
from ketnap.accounts.services import create_user, grant_role
from ketnap.audit.models import AccessEntry
from ketnap.documents.own_templates.forms import dictionary_on
from ketnap.documents.own_templates.isolation.troubles import Code
from ketnap.documents.own_templates.models import OwnTemplate, TemplateState
from ketnap.documents.own_templates.printing import own_form, render_own_template
from ketnap.documents.own_templates.queries import (
    own_templates_visible_to,
    template_in_force,
    waiting_for_approval,
)
from ketnap.documents.own_templates.refusals import (
    TemplateAltered,
    TemplateNotVisible,
    TemplateUnsound,
)
from ketnap.documents.own_templates.services import (
    Proposal,
    approve_template,
    propose_template,
    reject_template,
    retire_template,
    take_out_file,
)
from ketnap.documents.sheets.load import sheet_of
from ketnap.documents.word.rendering import word_file as word_file_of_the_form
from ketnap.domain.access import NotAllowed, Role
from ketnap.domain.paperwork.dictionary import sample_values

pytestmark = pytest.mark.django_db

ONE_DAY = timedelta(days=1)


def details() -> list[str]:
    rows = AccessEntry.objects.filter(object_kind="own_template").order_by("pk")
    return [row.detail for row in rows]


def tamper(**change: Any) -> None:
    """Change a template as somebody with the database in hand could."""
    connection.check_constraints()
    lifted = live_database.lift_triggers()
    OwnTemplate.objects.update(**change)
    connection.check_constraints()
    live_database.restore_triggers(lifted)


def test_proposed_template_is_kept_with_its_digest_and_waits(proposed, standard, clerk):
    kept = OwnTemplate.objects.get()

    assert bytes(kept.file) == standard
    assert kept.sha256 == hashlib.sha256(standard).hexdigest()
    assert (kept.state, kept.version, kept.uploaded_by_id) == ("proposed", 1, clerk.pk)
    assert details() == ["đề nghị mẫu riêng: 6-KNĐ, bản 1"]


def test_template_that_waits_is_not_used(proposed, cell, today):
    assert template_in_force(cell, FORM, today) is None


def test_unsound_template_is_not_kept(cell, clerk, today):
    hostile = word_file(paragraph("{{ ''.__class__ }}"))

    with pytest.raises(TemplateUnsound) as refusal:
        propose_template(
            cell, Proposal(form_code=FORM, file=hostile), by=today_actor(clerk), today=today
        )

    assert [each.code for each in refusal.value.problems] == [Code.TAG_TOO_MUCH]
    assert not OwnTemplate.objects.exists()


def test_second_person_approves_and_the_template_is_used(approved, cell, secretary, today):
    assert (approved.state, approved.decided_by_id) == ("approved", secretary.pk)
    assert template_in_force(cell, FORM, today) == approved
    assert template_in_force(cell, FORM, today - ONE_DAY) is None
    assert details()[-1] == f"duyệt mẫu riêng, dùng từ {today:%d/%m/%Y}: 6-KNĐ, bản 1"


def test_nobody_approves_his_own_template(cell, secretary, standard, today):
    actor = today_actor(secretary)
    own = propose_template(cell, Proposal(form_code=FORM, file=standard), by=actor, today=today)

    with pytest.raises(ValidationError, match="không tự duyệt"):
        approve_template(own.pk, by=actor, valid_from=today, today=today)


def test_nobody_approves_his_own_template_under_another_account(
    cell, secretary, people, standard, today
):
    own = propose_template(
        cell, Proposal(form_code=FORM, file=standard), by=today_actor(secretary), today=today
    )
    twin = create_user("an-2", "x" * 20, person=secretary.person, actor=people.administrator)
    grant_role(twin, cell, Role.DEPUTY_CELL_SECRETARY, since=today, actor=people.administrator)

    with pytest.raises(ValidationError, match="không tự duyệt"):
        approve_template(own.pk, by=today_actor(twin), valid_from=today, today=today)


def test_database_refuses_an_approval_by_the_proposer(proposed, clerk, today):
    with (
        pytest.raises(DatabaseError, match="own_template_approved_by_another"),
        transaction.atomic(),
    ):
        OwnTemplate.objects.filter(pk=proposed.pk).update(
            state=TemplateState.APPROVED,
            decided_by=clerk,
            decided_at=proposed.uploaded_at,
            valid_from=today,
        )


def test_clerk_does_not_approve_at_all(cell, secretary, clerk, standard, today):
    own = propose_template(
        cell, Proposal(form_code=FORM, file=standard), by=today_actor(secretary), today=today
    )

    with pytest.raises(NotAllowed):
        approve_template(own.pk, by=today_actor(clerk), valid_from=today, today=today)


def test_day_gone_by_is_refused(proposed, secretary, today):
    with pytest.raises(ValidationError, match="không được trước hôm nay"):
        approve_template(
            proposed.pk, by=today_actor(secretary), valid_from=today - ONE_DAY, today=today
        )


def test_template_is_decided_once(approved, secretary, today):
    with pytest.raises(ValidationError, match="đã có người quyết định"):
        approve_template(approved.pk, by=today_actor(secretary), valid_from=today, today=today)
    with pytest.raises(ValidationError, match="đã có người quyết định"):
        reject_template(approved.pk, by=today_actor(secretary), reason="thôi")


def test_rejected_template_keeps_its_reason_and_is_never_used(proposed, cell, secretary, today):
    rejected = reject_template(proposed.pk, by=today_actor(secretary), reason="thiếu dòng nơi nhận")

    assert (rejected.state, rejected.reason) == ("rejected", "thiếu dòng nơi nhận")
    assert template_in_force(cell, FORM, today) is None


def test_proposer_takes_his_template_back(proposed, clerk):
    assert (
        reject_template(proposed.pk, by=today_actor(clerk), reason="gửi nhầm").state == "rejected"
    )


def test_next_version_ends_the_one_before(approved, cell, clerk, secretary, today):
    second = again(approved, clerk, today)
    later = today + 10 * ONE_DAY

    approve_template(second.pk, by=today_actor(secretary), valid_from=later, today=today)

    assert second.version == 2
    assert template_in_force(cell, FORM, later - ONE_DAY) == approved
    assert template_in_force(cell, FORM, later) == second
    approved.refresh_from_db()
    assert (approved.state, approved.retired_from) == ("retired", later)


def test_next_version_on_the_same_day_holds(approved, cell, clerk, secretary, today):
    second = again(approved, clerk, today)

    approve_template(second.pk, by=today_actor(secretary), valid_from=today, today=today)

    assert template_in_force(cell, FORM, today) == second


def test_next_version_does_not_begin_before_the_one_it_follows(approved, clerk, secretary, today):
    actor = today_actor(secretary)
    second, third = again(approved, clerk, today), again(approved, clerk, today)
    approve_template(second.pk, by=actor, valid_from=today + 5 * ONE_DAY, today=today)

    with pytest.raises(ValidationError, match="Hãy chọn ngày ấy trở đi"):
        approve_template(third.pk, by=actor, valid_from=today, today=today)


def test_retired_template_is_used_up_to_the_day_before(approved, cell, secretary, today):
    ends = today + 3 * ONE_DAY

    retire_template(
        approved.pk,
        by=today_actor(secretary),
        retired_from=ends,
        reason="dùng mẫu chuẩn",
        today=today,
    )

    assert template_in_force(cell, FORM, ends - ONE_DAY) == approved
    assert template_in_force(cell, FORM, ends) is None


def test_only_a_template_in_use_is_retired_and_never_back_in_time(
    approved, clerk, secretary, today
):
    actor = today_actor(secretary)
    waiting = again(approved, clerk, today)

    with pytest.raises(ValidationError, match="không còn ở trạng thái đang dùng"):
        retire_template(waiting.pk, by=actor, retired_from=today, reason="x", today=today)
    with pytest.raises(ValidationError, match="không được trước hôm nay"):
        retire_template(
            approved.pk, by=actor, retired_from=today - ONE_DAY, reason="x", today=today
        )


def test_cell_uses_the_template_of_the_committee_above_until_it_has_its_own(
    cell, superior, clerk, secretary, committee_officer, people, standard, today
):
    second_officer = people.user("giang-2", Role.COMMITTEE_OFFICER, superior)
    above = propose_template(
        superior,
        Proposal(form_code=FORM, file=standard),
        by=today_actor(committee_officer),
        today=today,
    )
    approve_template(above.pk, by=today_actor(second_officer), valid_from=today, today=today)

    inherited = template_in_force(cell, FORM, today)
    own = propose_template(
        cell, Proposal(form_code=FORM, file=standard), by=today_actor(clerk), today=today
    )
    approve_template(own.pk, by=today_actor(secretary), valid_from=today, today=today)

    assert inherited == above
    assert template_in_force(cell, FORM, today) == own
    assert template_in_force(superior, FORM, today) == above


def test_template_of_an_earlier_version_of_the_form_no_longer_counts(approved, cell, today):
    tamper(form_version=approved.form_version - ONE_DAY)

    assert template_in_force(cell, FORM, today) is None


def test_stranger_sees_no_template_and_touches_none(approved, proposed, stranger, today):
    actor = today_actor(stranger)

    assert not own_templates_visible_to(actor).exists()
    with pytest.raises(TemplateNotVisible):
        take_out_file(approved.pk, by=actor)
    with pytest.raises(TemplateNotVisible):
        approve_template(approved.pk, by=actor, valid_from=today, today=today)
    with pytest.raises(TemplateNotVisible):
        reject_template(approved.pk, by=actor, reason="x")
    with pytest.raises(TemplateNotVisible):
        retire_template(approved.pk, by=actor, retired_from=today, reason="x", today=today)


def test_stranger_proposes_nothing_for_another_cell(cell, stranger, standard, today):
    with pytest.raises(NotAllowed):
        propose_template(
            cell, Proposal(form_code=FORM, file=standard), by=today_actor(stranger), today=today
        )


def test_nobody_signed_in_sees_none(approved):
    assert not own_templates_visible_to(None).exists()


def test_proposal_waits_for_others_only(proposed, clerk, secretary):
    assert list(waiting_for_approval(today_actor(secretary))) == [proposed]
    assert list(waiting_for_approval(today_actor(clerk))) == []


def test_file_that_is_taken_out_is_noted(approved, clerk, standard):
    name, content = take_out_file(approved.pk, by=today_actor(clerk))

    assert (name, content) == ("6-KNĐ - ban 1.docx", standard)
    assert AccessEntry.objects.latest("pk").deed == "exported"


def test_paper_is_printed_with_the_template_of_the_body(approved, today):
    dictionary = dictionary_on(FORM, today)

    rendered = render_own_template(approved, sample_values(dictionary), on=today)

    assert rendered.startswith(b"PK")


def test_form_is_printed_by_the_template_in_force_and_else_not_at_all(
    cell, proposed, secretary, today
):
    sheet = sheet_of(FORM)
    filled = invented(sheet, sheet.on(today), "usual")

    before = own_form(cell, FORM, on=today)
    approve_template(proposed.pk, by=today_actor(secretary), valid_from=today, today=today)
    after = own_form(cell, FORM, on=today)

    assert before is None
    assert after is not None
    assert lines_of(after.fill(filled)) == lines_of(
        word_file_of_the_form(sheet, sheet.on(today), filled)
    )


def test_altered_file_is_never_rendered(approved, today):
    tamper(file=word_file(paragraph("khác")))
    approved.refresh_from_db()

    with pytest.raises(TemplateAltered):
        render_own_template(approved, {}, on=today)


@pytest.mark.parametrize(
    "change", [{"file": b"khac"}, {"sha256": "0" * 64}, {"version": 9}, {"form_code": "9-KNĐ"}]
)
def test_database_keeps_what_was_uploaded(approved, change):
    with pytest.raises(DatabaseError, match="kept as it is"), transaction.atomic():
        OwnTemplate.objects.update(**change)


def test_database_removes_no_template(approved):
    with pytest.raises(DatabaseError, match="kept as it is"), transaction.atomic():
        OwnTemplate.objects.all().delete()
