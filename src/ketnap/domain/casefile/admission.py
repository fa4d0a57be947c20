"""What stands in the way of the cell's vote on admission (xét kết nạp) on a day."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from operator import attrgetter

from ketnap.domain.calendar import add_months, completed_months, completed_years
from ketnap.domain.casefile.codes import (
    IntroducingOrganisation,
    Schooling,
    VerificationSubject,
)
from ketnap.domain.casefile.findings import NO_FACTS, Facts, Finding
from ketnap.domain.casefile.moment import AnswersByMatter, Check, Moment, Setting, Test
from ketnap.domain.casefile.replay import Round, up_to
from ketnap.domain.casefile.steps import (
    ApplicationFiled,
    CellVoted,
    CvDeclared,
    Introduced,
    MemberIntroducer,
    OpinionsSummarised,
    OrganisationIntroducer,
    Step,
    VerificationAnswered,
    VerificationRequested,
)
from ketnap.domain.rulebook import RuleValue

Rules = tuple[RuleValue, ...]

_LEVELS = tuple(Schooling)
SCHOOLING_THAT_MEETS: Mapping[str, Schooling] = {
    "lower_secondary_diploma": Schooling.LOWER_SECONDARY_DIPLOMA,
    "lower_secondary_diploma_or_equivalent": Schooling.LOWER_SECONDARY_COMPLETED,
    "lower_secondary_programme_completed": Schooling.LOWER_SECONDARY_COMPLETED,
}


# ---- the person ----


def _below_the_lowest_age(moment: Moment, rules: Rules) -> Facts | None:
    months = completed_months(moment.setting.casefile.person.born_on, moment.on)
    least = rules[0].value
    return {"age_months": months, "limit_months": least} if months < least else None


def _above_the_highest_age(moment: Moment, rules: Rules) -> Facts | None:
    months = completed_months(moment.setting.casefile.person.born_on, moment.on)
    most = rules[0].value
    return {"age_months": months, "limit_months": most} if months > most else None


def _schooled_too_little(moment: Moment, rules: Rules) -> Facts | None:
    schooling = moment.setting.casefile.person.schooling
    least = SCHOOLING_THAT_MEETS[rules[0].value]
    if _LEVELS.index(schooling) >= _LEVELS.index(least):
        return None
    return {"schooling": schooling, "least": least}


# ---- the papers ----


def _without_certificate(moment: Moment, rules: Rules) -> Facts | None:
    held = up_to(moment.setting.history.certificates, moment.on)
    return NO_FACTS if rules[0].value and held is None else None


def _with_expired_certificate(moment: Moment, rules: Rules) -> Facts | None:
    latest = up_to(moment.setting.history.certificates, moment.on)
    if latest is None:
        return None
    until = add_months(latest.on, rules[0].value)
    return {"issued_on": latest.on, "until": until} if moment.on > until else None


def _lacks(cls: type[Step]) -> Test:
    def test(moment: Moment, rules: Rules) -> Facts | None:
        return NO_FACTS if up_to(moment.round_.of(cls), moment.on) is None else None

    return test


def _unverified(moment: Moment, rules: Rules) -> Facts | None:
    declared = up_to(moment.round_.of(CvDeclared), moment.on)
    exempt = {
        VerificationSubject.OWN_SIDE: declared is not None and declared.own_side_member,
        VerificationSubject.SPOUSE_SIDE: not moment.setting.casefile.person.married
        or (declared is not None and declared.spouse_side_member),
    }
    answers = moment.round_.of(VerificationAnswered)
    answered = {answer.subject for answer in answers if answer.on <= moment.on}
    missing = [side for side, free in exempt.items() if not free and side not in answered]
    return {"sides": tuple(missing)} if missing else None


def _unanswered(moment: Moment, rules: Rules) -> Facts | None:
    places = tuple(
        request.place
        for request in moment.round_.of(VerificationRequested)
        if request.on <= moment.on and not _answered_by(moment, request)
    )
    return {"places": places} if places else None


def _answered_by(moment: Moment, request: VerificationRequested) -> bool:
    answer = answer_to(moment.setting, request, moment.round_)
    return answer is not None and answer.on <= moment.on


def answer_to(
    setting: Setting, request: VerificationRequested, round_: Round
) -> VerificationAnswered | None:
    """The first answer to a request from its day on: same subject, same place."""
    answers = _answers_in(setting, round_).get((request.subject, request.place), ())
    place = bisect_left(answers, request.on, key=attrgetter("on"))
    return answers[place] if place < len(answers) else None


def _answers_in(setting: Setting, round_: Round) -> AnswersByMatter:
    key = id(round_)
    if key not in setting.answers:
        answers = defaultdict(list)
        for answer in round_.of(VerificationAnswered):
            answers[answer.subject, answer.place].append(answer)
        setting.answers[key] = answers
    return setting.answers[key]


def papers_with_a_clock(round_: Round, on: date) -> list[Introduced | OpinionsSummarised]:
    """The papers that go stale: the latest of each kind and person or body, oldest first."""
    latest: dict[tuple[str, str], Introduced | OpinionsSummarised] = {}
    papers: list[Introduced | OpinionsSummarised] = [
        *round_.of(Introduced),
        *round_.of(OpinionsSummarised),
    ]
    for paper in papers:
        if paper.on <= on:
            latest[_kind_and_author(paper)] = paper
    return sorted(latest.values(), key=lambda paper: (paper.on, paper.seq))


def _kind_and_author(paper: Introduced | OpinionsSummarised) -> tuple[str, str]:
    if isinstance(paper, OpinionsSummarised):
        return ("opinions", "")
    if isinstance(paper.by, OrganisationIntroducer):
        return (paper.by.kind.value, paper.by.name)
    return ("official_member", paper.by.name)


def _with_stale_papers(moment: Moment, rules: Rules) -> Facts | None:
    papers = papers_with_a_clock(moment.round_, moment.on)
    stale = [paper for paper in papers if add_months(paper.on, rules[0].value) < moment.on]
    if not stale:
        return None
    return {"papers": tuple(_paper_facts(paper) for paper in stale), "months": rules[0].value}


def _paper_facts(paper: Introduced | OpinionsSummarised) -> Facts:
    kind, author = _kind_and_author(paper)
    return {"kind": kind, "author": author, "on": paper.on}


# ---- the introducers ----


def _pattern_rule(moment: Moment) -> str:
    """Which of the Charter's patterns of introduction applies to the person on the day."""
    cell, person = moment.setting.casefile.cell, moment.setting.casefile.person
    if cell.has_youth_union:
        limit = moment.rules["youth_age_max_years"].value
        young = completed_years(person.born_on, moment.on) <= limit
        return "introduction_pattern_a" if young else "introduction_pattern_c"
    return "introduction_pattern_b" if cell.has_trade_union else "introduction_pattern_c"


def _introduction_rules(moment: Moment) -> tuple[str, ...]:
    if not moment.setting.casefile.cell.has_youth_union:
        return (_pattern_rule(moment),)
    if "youth_age_max_years" not in moment.rules:
        return ("youth_age_max_years",)
    return (_pattern_rule(moment), "youth_age_max_years")


def _introducers_missing(moment: Moment, rules: Rules) -> Facts | None:
    pattern = rules[0].value
    introductions = [step for step in moment.round_.of(Introduced) if step.on <= moment.on]
    members = {step.by.name for step in introductions if isinstance(step.by, MemberIntroducer)}
    organisations = {
        step.by.kind for step in introductions if isinstance(step.by, OrganisationIntroducer)
    }
    organisation = pattern["organisation_resolution"]
    lacks = {
        "must_be": _must_still_be(moment, pattern["candidate_must_be"]),
        "organisation": organisation
        if organisation and organisation not in organisations
        else None,
        "members": max(pattern["official_members"] - len(members), 0),
    }
    return lacks if any(lacks.values()) else None


def _must_still_be(moment: Moment, membership: str | None) -> str | None:
    person = moment.setting.casefile.person
    held = {
        f"{IntroducingOrganisation.YOUTH_UNION}_member": person.youth_union_member,
        f"{IntroducingOrganisation.TRADE_UNION}_member": person.trade_union_member,
    }
    return membership if membership and not held[membership] else None


def _not_official(introducer: MemberIntroducer, moment: Moment, rules: Rules) -> Facts | None:
    if introducer.official_on is not None and introducer.official_on <= moment.on:
        return None
    return {"name": introducer.name, "official_on": introducer.official_on, "on": moment.on}


def _shared_too_short(introducer: MemberIntroducer, moment: Moment, rules: Rules) -> Facts | None:
    months, contexts = rules[0].value, rules[1].value
    long_enough = add_months(introducer.shared_since, months) <= moment.on
    counts = introducer.shared_context.value in contexts
    if (long_enough and counts) or _waived(introducer, moment):
        return None
    return {
        "name": introducer.name,
        "since": introducer.shared_since,
        "months": months,
        "context": None if counts else introducer.shared_context,
    }


def _waived(introducer: MemberIntroducer, moment: Moment) -> bool:
    rule = "introducer_replacement_waives_shared_time"
    return introducer.replacement and rule in moment.rules and moment.rules[rule].value["waives"]


def _introducer_checks(introducer: MemberIntroducer) -> tuple[Check, Check]:
    return (
        Check(
            "introducer_not_official",
            ("introducer_must_be_official",),
            partial(_not_official, introducer),
        ),
        Check(
            "introducer_shared_time_short",
            ("introducer_shared_months", "introducer_shared_contexts"),
            partial(_shared_too_short, introducer),
        ),
    )


# ---- the vote ----


def _too_few_members(vote: CellVoted, moment: Moment, rules: Rules) -> Facts | None:
    least = rules[0].value
    members = vote.official_members
    return {"members": members, "least": least} if members < least else None


def size_check(vote: CellVoted) -> Check:
    """Whether the cell had enough official members to consider anybody."""
    return Check("cell_too_small", ("cell_min_official_members",), partial(_too_few_members, vote))


ADMISSION_CHECKS: tuple[Check, ...] = (
    Check("age_below_min", ("age_min_months",), _below_the_lowest_age),
    Check("age_above_max", ("age_max_months",), _above_the_highest_age),
    Check("schooling_below_min", ("education_min",), _schooled_too_little),
    Check("certificate_missing", ("awareness_course_required",), _without_certificate),
    Check(
        "certificate_expired", ("awareness_certificate_valid_months",), _with_expired_certificate
    ),
    Check("application_missing", ("cell_examines_papers",), _lacks(ApplicationFiled)),
    Check("cv_missing", ("cell_examines_papers",), _lacks(CvDeclared)),
    Check("opinions_missing", ("cell_examines_papers",), _lacks(OpinionsSummarised)),
    Check("verification_missing", ("verification_persons",), _unverified),
    Check("verification_unanswered", ("verification_persons",), _unanswered),
    Check("introducers_incomplete", _introduction_rules, _introducers_missing),
    Check("papers_stale", ("dossier_papers_valid_months",), _with_stale_papers),
)


def introducer_findings(setting: Setting, round_: Round) -> Iterator[Finding]:
    """What is found on each introduction by a member, on its own day, vote or no vote."""
    for step in round_.of(Introduced):
        if isinstance(step.by, MemberIntroducer):
            moment = Moment.of(setting, round_, on=step.on)
            for check in _introducer_checks(step.by):
                trouble = check.finding(moment, seq=step.seq)
                if trouble is not None:
                    yield trouble
