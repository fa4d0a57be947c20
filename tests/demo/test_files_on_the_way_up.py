"""What the demo shows of the way up and of transfers."""

from demo.reading import Filled
from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import User
from ketnap.domain.access import Actor
from ketnap.submissions.queries import inbox, returned_to, waiting_below
from ketnap.transfers.queries import waiting_here


def acting(username: str, filled: Filled) -> Actor:
    actor = actor_of(User.objects.get(username=username), on=filled.today)
    assert actor is not None
    return actor


def test_files_wait_at_the_committee_one_of_them_overdue(filled: Filled):
    lines = inbox(acting("dangbo", filled), on=filled.today)

    assert [line.way.file.person.full_name for line in lines] == [
        "Kim Thị Thu Hằng",
        "Vương Đình Khoát",
        "Ma Thị Bích Liễu",
    ]
    assert [line.way.due_on < filled.today for line in lines] == [True, False, False]


def test_one_file_came_back_and_one_went_on(filled: Filled):
    returned = returned_to(acting("nguoila", filled), on=filled.today)
    above = inbox(acting("thuongvu", filled), on=filled.today)

    assert [way.file.person.full_name for way in returned] == ["Tiêu Quang Sáng"]
    assert "Quách Thị Yến Chi" in {line.way.file.person.full_name for line in above}


def test_the_committee_sees_what_waits_above_each_cell(filled: Filled):
    names = [row.name for row in waiting_below(acting("dangbo", filled), on=filled.today)]

    assert names == ["Chi bộ Cục Công nghệ thông tin", "Chi bộ Vụ Kế hoạch và Hợp tác"]


def test_a_case_waits_to_be_received(filled: Filled):
    waiting = waiting_here(acting("bithu", filled))

    assert [each.casefile.person.full_name for each in waiting] == ["Từ Thị Lam Giang"]
