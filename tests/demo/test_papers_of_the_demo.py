"""The papers of the demo, as its clerk sees them."""

from datetime import date

from demo.reading import Filled
from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import User
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.demo.papers import REPLACED, RETURNED, WHOLE
from ketnap.documents.drafts import drafts_for_case
from ketnap.documents.making import make
from ketnap.documents.papers.queries import PaperLife, disagreements, papers_of_case
from ketnap.documents.proofreading import remarks_on
from ketnap.documents.sheets.load import sheet_of
from ketnap.domain.access import Actor
from ketnap.domain.paperwork.life import PaperState


def clerk_on(on: date) -> Actor:
    actor = actor_of(User.objects.get(username="vanthu"), on=on)
    assert actor is not None
    return actor


def case_of(name: str, on: date) -> Casefile:
    return casefiles_visible_to(clerk_on(on)).get(person__full_name=name)


def lives_of(name: str, on: date) -> tuple[PaperLife, ...]:
    return papers_of_case(clerk_on(on), case_of(name, on).pk, on=on)


def test_whole_file_is_signed_and_filed_under_the_number_of_its_resolution(filled: Filled):
    lives = lives_of(WHOLE, filled.today)

    assert {life.state for life in lives} == {PaperState.FILED}
    numbers = {life.paper.form_code: life.paper.number for life in lives}
    assert str(numbers["6-KNĐ"]).endswith("-NQ/CB")


def test_application_does_not_know_where_its_writer_has_moved(filled: Filled):
    case = case_of(WHOLE, filled.today)

    differing = {}
    for life in lives_of(WHOLE, filled.today):
        form = life.paper.form_code
        [draft] = drafts_for_case(case, sheet_of(form), on=filled.today)
        differing[form] = disagreements(life.paper, make(draft).recorded)

    assert differing == {
        "1-KNĐ": ("person_workplace",),
        "3-KNĐ": (),
        "5-KNĐ": (),
        "6-KNĐ": (),
    }


def test_one_paper_came_back_and_one_was_replaced(filled: Filled):
    returned = {life.state for life in lives_of(RETURNED, filled.today)}
    lives = lives_of(REPLACED, filled.today)
    second, first = (life for life in lives if life.paper.form_code == "5-KNĐ")

    assert returned == {PaperState.SIGNED, PaperState.RETURNED}
    assert (first.state, first.replacement_id) == (PaperState.REPLACED, second.paper.pk)
    assert second.state is PaperState.SIGNED


def test_two_papers_say_otherwise_where_somebody_comes_from_and_nothing_else_is_wrong(
    filled: Filled,
):
    remarks = remarks_on(clerk_on(filled.today), case_of(REPLACED, filled.today), on=filled.today)

    assert [remark.code for remark in remarks] == ["papers_disagree"]
    assert "Quê quán" in remarks[0].vi
