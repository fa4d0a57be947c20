"""What a file lacks before it goes up: papers, findings, contradictions, and who blocks."""

from datetime import date

import pytest

from domain.casefile.build import casefile, papers_before_the_vote, step
from ketnap.domain.casefile.codes import ChainRole, Severity
from ketnap.domain.paperwork.proofreading import Remark
from ketnap.domain.rulebook import Confidence
from ketnap.domain.submission.completeness import Lack, lacks_of, own_part_lacks
from ketnap.domain.submission.journey import Stop, journey_of
from ketnap.domain.submission.reasons import ReturnReason, reason_text
from ketnap.rules.load import load_calendar, load_rulebook

ON = date(2024, 3, 4)
PROPOSING = Stop(1, frozenset({"Đảng ủy cơ sở"}), ChainRole.PROPOSE)


def moved_to_2024(kinds_left_out: tuple[str, ...] = ()):
    """The way to the vote as in 2018, six years later, less some kinds of steps."""
    steps = [
        step(one.kind, one.on.replace(year=one.on.year + 6), **_fields(one))
        for one in papers_before_the_vote()
        if one.kind not in kinds_left_out
    ]
    certified = [] if "cv_certified" in kinds_left_out else [step("cv_certified", "2024-01-29")]
    return [*steps, *certified, step("cell_voted", "2024-02-06")]


def _fields(one):
    return {"by": _introducer(one.by.name)} if one.kind == "introduced" else {}


def _introducer(name: str):
    return {
        "kind": "official_member",
        "name": name,
        "official_on": "2008-09-02",
        "shared_since": "2012-03-01",
        "shared_context": "work",
        "replacement": False,
    }


def lacks(steps, **more) -> tuple[Lack, ...]:
    file = casefile(*steps)
    rulebook, calendar = load_rulebook(), load_calendar()
    found = journey_of(file, rulebook, calendar, on=ON)
    assert found is not None
    return lacks_of(file, found, rulebook, calendar, on=ON, **more)


def test_a_whole_file_lacks_nothing():
    assert lacks(moved_to_2024()) == ()


def test_a_paper_of_the_dossier_that_no_step_proves_is_listed_with_its_rule():
    found = lacks(moved_to_2024(("application_filed",)))

    lacking = [lack for lack in found if "Đơn xin vào Đảng" in lack.vi]
    assert [rule.rule_id for lack in lacking for rule in lack.rules] == ["admission_dossier"]


def test_only_a_verified_rule_blocks():
    found = lacks(moved_to_2024(("application_filed", "cv_certified", "opinions_summarised")))

    assert found
    for lack in found:
        sure = all(rule.confidence is Confidence.VERIFIED for rule in lack.rules)
        assert lack.blocks <= (sure and bool(lack.rules))


def test_what_a_decision_would_bring_up_is_told_before_the_file_goes():
    found = lacks(moved_to_2024(("cv_certified",)))

    assert ["cv_concluded_before_certification" in [r.rule_id for r in x.rules] for x in found] == [
        True
    ]


def test_papers_from_above_are_not_asked_of_the_cell():
    assert not [lack for lack in lacks(moved_to_2024()) if "Quyết định" in lack.vi]


def test_a_contradiction_between_papers_warns():
    remark = Remark(code="names_differ", vi="Hai tên khác nhau.", en="Two names differ.")

    assert [lack.severity for lack in lacks(moved_to_2024(), remarks=[remark])] == [Severity.WARN]


def test_a_proposing_committee_is_reminded_of_its_own_vote_until_it_is_recorded():
    sent = step("submitted", "2024-02-12", to="Đảng ủy cơ sở")
    voted = step("committee_voted", "2024-02-20")

    before = lacks([*moved_to_2024(), sent], sender=PROPOSING)
    after = lacks([*moved_to_2024(), sent, voted], sender=PROPOSING)

    assert ([lack.vi for lack in before], after) == (
        ["Chưa ghi biểu quyết của cấp ủy đề nghị."],
        (),
    )


@pytest.mark.parametrize(
    ("agree", "carried"),
    [(9, False), (10, True), (11, True)],  # of 15, two thirds are ten
)
def test_a_vote_that_did_not_carry_is_told_to_the_committee_that_proposes(agree, carried):
    sent = step("submitted", "2024-02-12", to="Đảng ủy cơ sở")
    numbers = {"members": 15, "agree": agree, "disagree": 15 - agree}
    voted = step("committee_voted", "2024-02-20", **numbers)

    found = lacks([*moved_to_2024(), sent, voted], sender=PROPOSING)

    assert [[rule.rule_id for rule in lack.rules] for lack in found] == (
        [] if carried else [["grassroots_vote"]]
    )


def test_the_last_vote_by_the_day_counts_for_the_body_that_decides():
    deciding = Stop(2, frozenset({"Ban Thường vụ"}), ChainRole.DECIDE)
    sent = step("submitted", "2024-02-12", to="Ban Thường vụ")
    numbers = {"body": "Ban Thường vụ", "level": "standing", "members": 15}
    lost = step("committee_voted", "2024-02-20", **numbers, agree=7, disagree=8)
    won = step("committee_voted", "2024-02-27", **numbers, agree=8, disagree=7)
    rulebook, calendar = load_rulebook(), load_calendar()

    file = casefile(*moved_to_2024(), sent, lost, won)
    way = journey_of(file, rulebook, calendar, on=ON)
    days = (date(2024, 2, 19), date(2024, 2, 20), date(2024, 2, 26), date(2024, 2, 27))
    found = [own_part_lacks(deciding, way, rulebook, on=day) for day in days]

    assert [[lack.en for lack in each] for each in found] == [
        ["The vote of the body that decides is not recorded."],
        ["The committee's vote of 20/02/2024 did not reach its share: 7 of 15."],
        ["The committee's vote of 20/02/2024 did not reach its share: 7 of 15."],
        [],
    ]


def test_reasons_are_written_in_one_order_with_the_note_behind():
    chosen = [ReturnReason.VOTE_UNCLEAR, ReturnReason.PAPER_MISSING]

    text = reason_text(chosen, " Bổ sung biên bản ")

    assert text == "Thiếu giấy tờ; Nghị quyết, kết quả biểu quyết chưa rõ. Bổ sung biên bản"


def test_a_note_alone_is_reason_enough():
    assert reason_text([], "Bổ sung biên bản") == "Bổ sung biên bản"
