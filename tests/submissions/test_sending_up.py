"""A cell sends a file one level up; each level passes it on; what is lacking is told first."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from conftest import today_actor
from ketnap.accounts.models import ReceivedCase
from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.casefiles.queries import casefile_visible_to
from ketnap.casefiles.refusals import CaseChanged, NotVisible
from ketnap.documents.papers.models import PaperIsKept
from ketnap.domain.access import NotAllowed
from ketnap.organisations.models import ChainRole
from ketnap.organisations.services import rename, set_chain
from ketnap.submissions.models import Submission
from ketnap.submissions.queries import inbox, returned_to
from ketnap.submissions.refusals import FileIncomplete, NobodyAbove, NotUnderWay
from ketnap.submissions.services import look_over, send_up

from .conftest import TODAY

pytestmark = pytest.mark.django_db


def send(case, by, seen, *, reason="", today=TODAY):
    return send_up(case.pk, by=by, seen_seq=seen(case), today=today, override_reason=reason)


def test_a_whole_file_goes_to_the_first_body_of_the_chain_with_its_index(
    files, an, superior, cell, seen
):
    minh = files.voted_on("Đỗ Quang Minh")

    submission = send(minh, an, seen)

    last = LogEntry.objects.filter(casefile=minh).latest("seq")
    assert (last.kind, last.happened_on, submission.step_seq) == ("submitted", TODAY, last.seq)
    assert (submission.sender, submission.body, submission.lacks) == (cell, superior, [])
    digests = set(LogEntry.objects.filter(casefile=minh).values_list("digest", flat=True))
    assert {paper["digest"] for paper in submission.papers} <= digests
    assert [paper["form"] for paper in submission.papers][:3] == ["CN-NTVĐ", "1-KNĐ", "2-KNĐ"]


def test_the_committee_finds_the_file_in_its_inbox_and_nobody_else_does(
    files, an, dung, hoa_user, stranger, seen
):
    minh = files.voted_on("Đỗ Quang Minh")
    send(minh, an, seen)

    assert [line.way.case for line in inbox(dung, on=TODAY)] == [minh]
    assert inbox(today_actor(hoa_user), on=TODAY) == []
    assert inbox(today_actor(stranger), on=TODAY) == []
    assert inbox(an, on=TODAY) == []
    assert inbox(None, on=TODAY) == []


def test_a_body_outside_the_line_opens_the_file_while_it_lies_with_it(
    files, an, dung, hoa_user, seen
):
    minh, other = files.voted_on("Đỗ Quang Minh"), files.voted_on("Hồ Thị Lan")
    send(minh, an, seen)
    with pytest.raises(NotVisible):
        casefile_visible_to(today_actor(hoa_user), minh.pk)

    send(minh, dung, seen, reason="cấp ủy đã cho ý kiến ngoài cuộc họp")

    hoa = today_actor(hoa_user)
    assert casefile_visible_to(hoa, minh.pk) == minh
    assert [line.way.case for line in inbox(hoa, on=TODAY)] == [minh]
    with pytest.raises(NotVisible):
        casefile_visible_to(hoa, other.pk)
    assert inbox(dung, on=TODAY) == []


def test_what_is_lacking_asks_for_a_reason_that_is_kept(files, an, seen):
    minh = files.voted_on("Đỗ Quang Minh", born_on=date(1950, 1, 2))

    with pytest.raises(FileIncomplete) as refusal:
        send(minh, an, seen)
    assert not refusal.value.is_blocked
    submission = send(minh, an, seen, reason="Cấp ủy đã đồng ý xét người trên tuổi")

    last = LogEntry.objects.filter(casefile=minh).latest("seq")
    assert last.override_reason == "Cấp ủy đã đồng ý xét người trên tuổi"
    assert submission.lacks == [lack.vi for lack in refusal.value.lacks]


def test_a_refused_file_leaves_nothing_behind(files, an, seen):
    minh = files.voted_on("Đỗ Quang Minh", born_on=date(1950, 1, 2))
    before = seen(minh)

    with pytest.raises(FileIncomplete):
        send(minh, an, seen)

    assert (seen(minh), Submission.objects.count(), ReceivedCase.objects.count()) == (before, 0, 0)


def test_a_paper_that_a_verified_rule_asks_for_cannot_be_reasoned_away(files, an, seen):
    minh = files.voted_on("Đỗ Quang Minh", without=("opinions_summarised",))

    with pytest.raises(FileIncomplete) as refusal:
        send(minh, an, seen, reason="Gửi sau")

    assert refusal.value.is_blocked
    assert seen(minh) == 8


def test_the_chain_of_the_day_decides_where_the_file_goes(files, an, upper, cell, seen):
    minh, lan = files.voted_on("Đỗ Quang Minh"), files.voted_on("Hồ Thị Lan")
    founder = acting_on_organisations(OPERATOR)
    set_chain(cell, [(upper, ChainRole.DECIDE)], since=date(2024, 3, 5), actor=founder)

    before = look_over(minh.pk, by=an, on=date(2024, 3, 4))
    on_the_day = look_over(lan.pk, by=an, on=date(2024, 3, 5))

    assert (before.target != upper, on_the_day.target) == (True, upper)


def test_a_body_keeps_its_inbox_when_it_is_renamed(files, an, dung, superior, administrator, seen):
    minh = files.voted_on("Đỗ Quang Minh")
    send(minh, an, seen)

    rename(superior, "Đảng ủy Viện Dữ liệu", on=date(2024, 3, 6), actor=administrator)

    assert [line.way.case for line in inbox(dung, on=date(2024, 3, 7))] == [minh]


def test_only_who_leads_the_cell_sends_its_files_up(files, clerk, dung, stranger, seen):
    minh = files.voted_on("Đỗ Quang Minh")

    for user in (today_actor(clerk), dung):
        with pytest.raises(NotAllowed):
            send(minh, user, seen)
    with pytest.raises(NotVisible):
        send(minh, today_actor(stranger), seen)


def test_a_file_goes_up_once(files, an, seen):
    minh = files.voted_on("Đỗ Quang Minh")
    looked_at = seen(minh)
    send_up(minh.pk, by=an, seen_seq=looked_at, today=TODAY)

    with pytest.raises(NotAllowed):
        send_up(minh.pk, by=an, seen_seq=looked_at, today=TODAY)


def test_a_file_that_changed_meanwhile_does_not_go(files, an, seen):
    minh = files.voted_on("Đỗ Quang Minh")

    with pytest.raises(CaseChanged):
        send_up(minh.pk, by=an, seen_seq=seen(minh) - 1, today=TODAY)


def test_a_file_without_a_vote_that_carried_is_not_under_way(files, an, seen):
    minh = files.voted_on("Đỗ Quang Minh", without=("cell_voted",))

    with pytest.raises(NotUnderWay):
        send(minh, an, seen)


def test_the_chain_ends_with_the_body_that_decides(files, an, dung, hoa_user, seen):
    minh = files.voted_on("Đỗ Quang Minh")
    send(minh, an, seen)
    send(minh, dung, seen, reason="cấp ủy đã cho ý kiến ngoài cuộc họp")

    with pytest.raises(NobodyAbove):
        send(minh, today_actor(hoa_user), seen)


def test_what_went_up_is_never_changed(files, an, seen):
    submission = send(files.voted_on("Đỗ Quang Minh"), an, seen)

    with pytest.raises(PaperIsKept):
        submission.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Submission._base_manager.filter(pk=submission.pk)._raw_delete(using="default")


def test_a_file_on_its_way_is_not_told_as_returned(files, an, seen):
    send(files.voted_on("Đỗ Quang Minh"), an, seen)

    assert returned_to(an, on=TODAY) == []
