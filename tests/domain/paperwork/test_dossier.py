"""The papers of a dossier are proved by the steps that were recorded, and by no others."""

from datetime import date

import pytest

from ketnap.domain.casefile.codes import (
    CommitteeLevel,
    DecisionOutcome,
    IntroducingOrganisation,
    Matter,
    SharedContext,
    StepKind,
)
from ketnap.domain.casefile.replay import replay
from ketnap.domain.casefile.steps import (
    CommitteeVoted,
    CourseCertified,
    Decided,
    Introduced,
    ListedAsSympathiser,
    MemberIntroducer,
    OrganisationIntroducer,
    Step,
    Withdrawn,
)
from ketnap.domain.paperwork.dossier import Dossier, papers_of, proof_of, proving_steps
from ketnap.rules.load import load_rulebook

ON = date(2026, 3, 2)


def proving(dossier: Dossier, document: str, *steps: Step) -> tuple[Step, ...]:
    rule = load_rulebook().value(dossier, date(2026, 1, 5))
    papers = {paper.document: paper for paper in papers_of(dossier, rule)}
    return proving_steps(papers[document], replay(steps, on=ON))


def committee_vote(
    matter: Matter, level: CommitteeLevel = CommitteeLevel.GRASSROOTS
) -> CommitteeVoted:
    return CommitteeVoted(
        on=date(2026, 2, 2),
        matter=matter,
        body="Đảng ủy cơ sở",
        level=level,
        members=9,
        agree=9,
        disagree=0,
    )


@pytest.mark.parametrize("dossier", Dossier)
def test_every_paper_the_law_has_ever_listed_is_known(dossier):
    values = load_rulebook().rules[dossier].values

    listed = [papers_of(dossier, value) for value in values]

    assert listed
    assert all(listed)


def test_papers_keep_the_order_and_codes_of_the_rule():
    rule = load_rulebook().value(Dossier.ADMISSION, date(2026, 1, 5))

    papers = papers_of(Dossier.ADMISSION, rule)

    assert [paper.form for paper in papers[:3]] == ["CN-NTVĐ", "1-KNĐ", "2-KNĐ"]
    assert [paper.form for paper in papers if paper.only_if_any] == ["4-KNĐ or 4A-KNĐ", "7-KNĐ"]


def test_unknown_paper_is_an_error():
    with pytest.raises(KeyError):
        proof_of(Dossier.ADMISSION, "paper_of_tomorrow")


def test_the_summary_of_opinions_is_another_paper_in_each_dossier():
    kinds = [proof_of(dossier, "opinion_summary").kind for dossier in Dossier]

    assert kinds == [StepKind.OPINIONS_SUMMARISED, StepKind.PROBATION_OPINIONS_SUMMARISED]


def test_letters_of_members_and_resolutions_of_unions_are_told_apart():
    letter = Introduced(
        on=date(2026, 1, 9),
        by=MemberIntroducer(
            name="Lê Thị Chi",
            official_on=date(2010, 1, 1),
            shared_since=date(2020, 1, 1),
            shared_context=SharedContext.WORK,
            replacement=False,
        ),
    )
    resolution = Introduced(
        on=date(2026, 1, 10),
        by=OrganisationIntroducer(
            kind=IntroducingOrganisation.YOUTH_UNION, name="Chi đoàn", agree=9, total=9
        ),
    )

    found = [
        proving(Dossier.ADMISSION, document, letter, resolution)
        for document in ("introduction_letter", "union_introduction_resolution")
    ]

    assert found == [(letter,), (resolution,)]


def test_a_resolution_proves_only_the_dossier_of_its_matter():
    vote = committee_vote(Matter.RECOGNITION)

    assert proving(Dossier.ADMISSION, "grassroots_resolution", vote) == ()
    assert proving(Dossier.RECOGNITION, "grassroots_resolution", vote) == (vote,)


def test_the_vote_of_a_standing_committee_is_no_resolution_of_the_grassroots_one():
    vote = committee_vote(Matter.ADMISSION, CommitteeLevel.STANDING)

    assert proving(Dossier.ADMISSION, "grassroots_resolution", vote) == ()


def test_a_refusal_is_no_admission_decision():
    refusal = Decided(
        on=date(2026, 2, 3),
        matter=Matter.ADMISSION,
        outcome=DecisionOutcome.REFUSED,
        decision="57-QĐ/ĐU",
        body="Đảng ủy",
    )

    assert proving(Dossier.ADMISSION, "admission_decision", refusal) == ()


def test_a_certificate_of_an_earlier_round_still_counts():
    certificate = CourseCertified(on=date(2025, 1, 2), certificate="12/2025", issuer="Trường")
    steps = (
        certificate,
        Withdrawn(on=date(2025, 2, 2), reason="Việc gia đình"),
        ListedAsSympathiser(on=date(2026, 1, 2), resolution="03-NQ/CB"),
    )

    assert proving(Dossier.ADMISSION, "awareness_certificate", *steps) == (certificate,)


def test_a_step_after_the_day_proves_nothing_yet():
    late = CourseCertified(on=date(2026, 3, 3), certificate="12/2026", issuer="Trường")

    assert proving(Dossier.ADMISSION, "awareness_certificate", late) == ()
