"""The way of a file up the chain, as its steps tell it."""

from datetime import date

import pytest

from domain.casefile.build import casefile, papers_before_the_vote, step
from ketnap.domain.casefile.codes import ChainRole, Matter
from ketnap.domain.submission.journey import Journey, Stop, journey_of, next_stop
from ketnap.rules.load import load_calendar, load_rulebook

LOWER = Stop(1, frozenset({"Đảng ủy cơ sở"}), ChainRole.PROPOSE)
UPPER = Stop(2, frozenset({"Đảng ủy cấp trên"}), ChainRole.DECIDE)
NEWER = Stop(3, frozenset({"Đảng ủy bộ phận"}), ChainRole.APPRAISE)
CHAIN = (LOWER, UPPER)


def journey(*after_the_vote, on: str = "2018-04-02") -> Journey | None:
    file = casefile(*papers_before_the_vote(), step("cell_voted", "2018-02-06"), *after_the_vote)
    return journey_of(file, load_rulebook(), load_calendar(), on=date.fromisoformat(on))


def known(*after_the_vote, on: str = "2018-04-02") -> Journey:
    found = journey(*after_the_vote, on=on)
    assert found is not None
    return found


def sent_to(body: str, on: str):
    return step("submitted", on, to=body)


def test_a_file_lies_with_the_cell_from_the_vote_until_it_is_sent_up():
    found = known()

    assert (found.at, found.since, found.matter) == ("", date(2018, 2, 6), Matter.ADMISSION)
    assert next_stop(CHAIN, found) == LOWER


def test_a_file_lies_where_it_was_last_sent_and_goes_on_to_the_next_body():
    found = known(sent_to("Đảng ủy cơ sở", "2018-02-12"))

    assert (found.at, found.since) == ("Đảng ủy cơ sở", date(2018, 2, 12))
    assert next_stop(CHAIN, found) == UPPER


def test_a_file_goes_nowhere_from_the_body_that_decides():
    found = known(sent_to("Đảng ủy cơ sở", "2018-02-12"), sent_to("Đảng ủy cấp trên", "2018-03-05"))

    assert next_stop(CHAIN, found) is None


def test_a_returned_file_lies_with_the_cell_and_begins_at_the_bottom_again():
    found = known(
        sent_to("Đảng ủy cơ sở", "2018-02-12"),
        sent_to("Đảng ủy cấp trên", "2018-03-05"),
        step("returned", "2018-03-12"),
    )

    assert (found.at, found.returned and found.returned.reason) == ("", "theo nguyện vọng")
    assert next_stop(CHAIN, found) == LOWER


@pytest.mark.parametrize(
    ("on", "at"),
    [("2018-02-11", ""), ("2018-02-12", "Đảng ủy cơ sở"), ("2018-02-13", "Đảng ủy cơ sở")],
)
def test_where_a_file_lies_is_told_as_of_a_day(on, at):
    assert known(sent_to("Đảng ủy cơ sở", "2018-02-12"), on=on).at == at


def test_a_new_chain_takes_the_file_to_its_first_body_that_has_not_had_it():
    found = known(sent_to("Đảng ủy cũ", "2018-02-12"))

    assert next_stop((NEWER, UPPER), found) == NEWER


def test_a_new_chain_whose_bodies_have_all_had_the_file_takes_it_to_the_one_that_decides():
    sent = [sent_to("Đảng ủy cơ sở", "2018-02-12"), sent_to("Đảng ủy cũ", "2018-03-05")]
    alone = Stop(1, frozenset({"Đảng ủy cơ sở"}), ChainRole.DECIDE)

    assert next_stop((alone,), known(*sent)) == alone
    assert next_stop((), known(*sent)) is None


def test_a_body_is_known_by_the_names_it_bore():
    renamed = Stop(1, frozenset({"Đảng ủy cơ sở", "Đảng ủy Sở"}), ChainRole.PROPOSE)

    assert next_stop((renamed, UPPER), known(sent_to("Đảng ủy cơ sở", "2018-02-12"))) == UPPER


def test_the_way_ends_with_the_decision():
    decided = step("decided", "2018-03-20")

    assert journey(sent_to("Đảng ủy cơ sở", "2018-02-12"), decided) is None
    assert journey(sent_to("Đảng ủy cơ sở", "2018-02-12"), decided, on="2018-03-19") is not None


def test_there_is_no_way_before_a_vote_that_carried():
    file = casefile(
        *papers_before_the_vote(), step("cell_voted", "2018-02-06", agree=5, disagree=4)
    )

    found = journey_of(file, load_rulebook(), load_calendar(), on=date(2018, 4, 2))

    assert found is None


def test_the_clock_of_the_decision_belongs_to_the_vote():
    found = known()

    assert found.deadline is not None
    assert (found.deadline.seq, found.deadline.starts_on) == (9, date(2018, 2, 6))


def moved(on: str, direction: str = "in"):
    return step("transferred", on, direction=direction, other="Chi bộ Hai", reason="công tác")


def test_a_file_tells_since_when_its_case_is_in_another_cell():
    sent = sent_to("Đảng ủy cơ sở", "2018-02-12")
    found = known(sent, moved("2018-03-05", "out"), moved("2018-03-12"))

    brought = found.brought_along()

    assert (found.at, found.moved_on) == ("Đảng ủy cơ sở", date(2018, 3, 12))
    assert (brought.at, brought.since, brought.visited) == ("", date(2018, 3, 12), frozenset())
    assert next_stop(CHAIN, brought) == LOWER


def test_a_file_sent_up_after_its_case_moved_lies_where_it_was_sent():
    found = known(
        moved("2018-02-12", "out"), moved("2018-02-19"), sent_to("Đảng ủy cơ sở", "2018-03-05")
    )

    assert (found.at, found.moved_on) == ("Đảng ủy cơ sở", None)
