"""The way of one applicant as steps, stretch by stretch, along its milestones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from ketnap.demo.almanac import Almanac
from ketnap.demo.ballots import UNNUMBERED, Urn
from ketnap.demo.milestones import COURSE_DAYS, OPENED_TO_VERIFICATION, Milestones
from ketnap.demo.people import Applicant, Member
from ketnap.demo.places import (
    CEREMONY_HALL,
    GRASSROOTS_COMMITTEE,
    HOMES,
    SCHOOL,
    STANDING_COMMITTEE,
)
from ketnap.demo.roll import Roll
from ketnap.domain.calendar import add_months, completed_years
from ketnap.domain.casefile.codes import (
    ConsentPurpose,
    DecisionOutcome,
    IntroducingOrganisation,
    Matter,
    NominatorKind,
    ReviewOutcome,
    SharedContext,
    VerificationResult,
    VerificationSubject,
)
from ketnap.domain.casefile.steps import (
    ApplicationFiled,
    CeremonyHeld,
    ConsentGiven,
    CourseCertified,
    CvCertified,
    CvDeclared,
    Decided,
    FileOpened,
    Introduced,
    ListedAsSympathiser,
    MemberIntroducer,
    MemberRecordFiled,
    Mentor,
    MentorAssessed,
    MentorAssigned,
    MentorReviewed,
    NamedMentor,
    NewMemberCourseCertified,
    Nominated,
    Nominator,
    OpinionCount,
    OpinionsSummarised,
    OrganisationIntroducer,
    ProbationOpinionsSummarised,
    SelfReviewFiled,
    SentToCourse,
    Step,
    Submitted,
    VerificationAnswered,
    VerificationRequested,
)

REVIEWED_SINCE = date(2026, 1, 1)
CONSENT_TEXT = "2026-01"
MONTHS_OF_SHARED_WORK = 18
_CONSENT_RULE = "data_protection_consent_required"
_SIDES = (VerificationSubject.OWN_SIDE, VerificationSubject.SPOUSE_SIDE)


def course_title(day: date) -> str:
    """The title of the awareness course to which people are sent on a day: one in each half-year."""
    half = "I" if day.month <= 6 else "II"
    return f"Lớp bồi dưỡng nhận thức về Đảng, đợt {half} năm {day.year}"


@dataclass(frozen=True, slots=True)
class Home:
    """The cell that a way runs through."""

    units: tuple[str, ...]
    youth_union: str
    trade_union: str
    roll: Roll


@dataclass(frozen=True, slots=True)
class Way:
    """One applicant's whole way, as if it all went to plan."""

    almanac: Almanac
    home: Home
    applicant: Applicant
    mentor: Member
    companion: Member
    """The second official member who introduces an applicant past the age of the Youth Union."""
    days: Milestones

    def steps(self) -> tuple[Step, ...]:
        """Every step in the order of the days."""
        stretches = (
            self._put_forward(),
            self._reviews(),
            self._course(),
            self._file(),
            self._verification(),
            self._papers(),
            self._admission(),
            self.proposal(Matter.ADMISSION, self.days.vote, self.days.decided),
            self.decision(Matter.ADMISSION, self.days.decided),
            self._ceremony(),
            self._probation(),
            self.proposal(Matter.RECOGNITION, self.days.recognition_vote, self.days.recognised),
            self.decision(Matter.RECOGNITION, self.days.recognised),
        )
        return tuple(sorted((step for part in stretches for step in part), key=attrgetter("on")))

    def urn(self, matter: Matter) -> Urn:
        return Urn(self.home.roll, matter, absent=self.applicant.number % 3)

    # ---- until the file is opened ----

    def _put_forward(self) -> Iterator[Step]:
        yield Nominated(on=self.days.nominated, by=self._nominator())
        yield ListedAsSympathiser(on=self.days.listed, resolution=UNNUMBERED)
        yield MentorAssigned(on=self.days.listed, mentor=self._mentor(), resolution=UNNUMBERED)

    def _nominator(self) -> Nominator:
        if self.applicant.youth_union_member:
            return Nominator(kind=NominatorKind.YOUTH_UNION, name=self.home.youth_union)
        units, number = self.home.units, self.applicant.number
        ways = (
            Nominator(kind=NominatorKind.UNIT, name=units[number % len(units)]),
            Nominator(kind=NominatorKind.TRADE_UNION, name=self.home.trade_union),
            Nominator(kind=NominatorKind.MEMBER, name=self.mentor.name),
        )
        return ways[number % len(ways)]

    def _mentor(self) -> Mentor:
        return Mentor(name=self.mentor.name, official_on=self.mentor.official_on)

    def _reviews(self) -> Iterator[Step]:
        """A review by the mentor at the end of each month, until probation is over."""
        month = max(add_months(self.days.listed, 1), REVIEWED_SINCE).replace(day=1)
        last = self.almanac.due("probation_months", self.days.ceremony)
        while (following := add_months(month, 1)) <= last:
            needs_help = (month.month + self.applicant.number) % 9 == 0
            outcome = ReviewOutcome.NEEDS_HELP if needs_help else ReviewOutcome.PROGRESSING
            yield MentorReviewed(on=self.almanac.earlier(following, 1), outcome=outcome)
            month = following

    def _course(self) -> Iterator[Step]:
        sent = self.days.course
        number = f"{sent.month:02d}{self.applicant.number:03d}/GCN"
        yield SentToCourse(on=sent, course=course_title(sent))
        yield CourseCertified(
            on=self.almanac.later(sent, COURSE_DAYS), certificate=number, issuer=SCHOOL
        )

    # ---- the file ----

    def _file(self) -> Iterator[Step]:
        opened, later = self.days.opened, self.almanac.later
        yield FileOpened(on=opened, permitted_by=GRASSROOTS_COMMITTEE)
        yield from self._consents(later(opened, 2), asked_by=later(opened, OPENED_TO_VERIFICATION))
        yield ApplicationFiled(on=later(opened, 2))
        yield CvDeclared(
            on=later(opened, 8),
            own_side_member=not self._is_checked(VerificationSubject.OWN_SIDE),
            spouse_side_member=self.applicant.married
            and not self._is_checked(VerificationSubject.SPOUSE_SIDE),
        )
        yield CvCertified(on=later(opened, 30), by=GRASSROOTS_COMMITTEE)

    def _consents(self, day: date, *, asked_by: date) -> Iterator[Step]:
        """Consents where the law asks for them by the day of the last paper that needs one."""
        if _CONSENT_RULE in self.almanac.rulebook.on(asked_by):
            for purpose in (
                ConsentPurpose.CASE_FILE,
                ConsentPurpose.VERIFICATION,
                ConsentPurpose.INTERNAL_SHARING,
            ):
                yield ConsentGiven(on=day, purpose=purpose, text_version=CONSENT_TEXT)

    def _is_checked(self, side: VerificationSubject) -> bool:
        """Whether the side is verified; some applicants have a Party member on it."""
        if side is VerificationSubject.OWN_SIDE:
            return self.applicant.number % 6 != 0
        return self.applicant.married and self.applicant.number % 4 != 0

    def _verification(self) -> Iterator[Step]:
        asked = self.almanac.later(self.days.opened, OPENED_TO_VERIFICATION)
        for place, side in enumerate(_SIDES, start=self.applicant.number):
            if self._is_checked(side):
                yield from self._checked(side, HOMES[place % len(HOMES)], asked)

    def _checked(self, side: VerificationSubject, place: str, asked: date) -> Iterator[Step]:
        days = 11 + self.applicant.number % 5
        yield VerificationRequested(on=asked, subject=side, place=place, abroad=False)
        yield VerificationAnswered(
            on=self.almanac.later(asked, days),
            subject=side,
            place=place,
            result=VerificationResult.CLEAR,
        )

    def _papers(self) -> Iterator[Step]:
        day, later = self.days.papers, self.almanac.later
        yield Introduced(on=day, by=self._introducer(self.mentor))
        if self._is_young():
            yield self._introduced_by_youth_union(later(day, 2))
        else:
            yield Introduced(on=later(day, 1), by=self._introducer(self.companion))
        yield OpinionsSummarised(
            on=later(day, 8),
            organisations=OpinionCount(asked=3, agree=3),
            residence=OpinionCount(asked=1, agree=1),
        )

    def _is_young(self) -> bool:
        """Whether the Youth Union introduces, which depends on the age on the day of the vote."""
        vote = self.days.vote
        limit = self.almanac.rulebook.value("youth_age_max_years", vote).value
        return completed_years(self.applicant.born_on, vote) <= int(limit)

    def _introducer(self, member: Member) -> MemberIntroducer:
        since = add_months(self.days.papers, -MONTHS_OF_SHARED_WORK).replace(day=1)
        return MemberIntroducer(
            name=member.name,
            official_on=member.official_on,
            shared_since=since,
            shared_context=SharedContext.WORK,
            replacement=False,
        )

    def _introduced_by_youth_union(self, day: date) -> Introduced:
        total = 18 + self.applicant.number % 7
        union = OrganisationIntroducer(
            kind=IntroducingOrganisation.YOUTH_UNION,
            name=self.home.youth_union,
            agree=total - self.applicant.number % 2,
            total=total,
        )
        return Introduced(on=day, by=union, resolution=f"{day.month:02d}-NQ/ĐTN")

    # ---- votes and decisions ----

    def _admission(self) -> Iterator[Step]:
        yield self.urn(Matter.ADMISSION).carried(self.days.vote)

    def proposal(
        self, matter: Matter, vote: date, decided: date, *, refused: bool = False
    ) -> Iterator[Step]:
        """From the cell's vote up to the vote of the body that decides."""
        urn, later = self.urn(matter), self.almanac.later
        yield Submitted(on=later(vote, 4), matter=matter, to=GRASSROOTS_COMMITTEE)
        yield urn.grassroots(later(vote, 12))
        yield Submitted(on=later(vote, 14), matter=matter, to=STANDING_COMMITTEE)
        yield urn.standing(self.almanac.earlier(decided, 2), refused=refused)

    def decision(self, matter: Matter, day: date, *, refused: bool = False) -> Iterator[Step]:
        """The decision, received by the cell three working days later."""
        number = day.timetuple().tm_yday * 3 + self.applicant.number % 3
        yield Decided(
            on=day,
            matter=matter,
            outcome=DecisionOutcome.REFUSED if refused else DecisionOutcome.APPROVED,
            decision=f"{number:02d}-QĐ/ĐUK",
            body=STANDING_COMMITTEE,
            received_on=self.almanac.later(day, 3),
        )

    # ---- ceremony and probation ----

    def _ceremony(self) -> Iterator[Step]:
        day = self.days.ceremony
        yield CeremonyHeld(on=day, place=CEREMONY_HALL, mentor=self._mentor())
        yield MemberRecordFiled(on=self.almanac.later(day, 10))
        course = self.almanac.months_later(day, 5)
        number = f"{course.month:02d}{self.applicant.number:03d}/GCN-ĐVM"
        yield NewMemberCourseCertified(on=course, certificate=number, issuer=SCHOOL)

    def _probation(self) -> Iterator[Step]:
        papers, later = self.days.recognition_papers, self.almanac.later
        yield SelfReviewFiled(on=papers)
        yield MentorAssessed(on=later(papers, 1), mentor=NamedMentor(name=self.mentor.name))
        yield ProbationOpinionsSummarised(
            on=later(papers, 3),
            organisations=OpinionCount(asked=2, agree=2),
            residence=OpinionCount(asked=1, agree=1),
        )
        yield self.urn(Matter.RECOGNITION).carried(self.days.recognition_vote)
