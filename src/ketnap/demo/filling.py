"""Fills a fresh installation with the invented cell, through the same services as everybody."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import User
from ketnap.demo import people, places
from ketnap.demo.almanac import Almanac
from ketnap.demo.applicants import open_applicants_account
from ketnap.demo.bundles import ask_for_a_whole_file
from ketnap.demo.ceremonies import add_ceremonies
from ketnap.demo.courses import add_courses
from ketnap.demo.current import tales_of_the_sister_cell, tales_of_today
from ketnap.demo.enrolling import elsewhere_from, enrol_members, let_some_leave, member_from
from ketnap.demo.founding import Ministry, found_ministry
from ketnap.demo.imports import import_sheets
from ketnap.demo.meetings import hold_meetings
from ketnap.demo.nominators import open_nominators_accounts
from ketnap.demo.on_the_way_up import send_files_up, tales_on_the_way_up
from ketnap.demo.own_templates import change_templates
from ketnap.demo.papers import keep_papers
from ketnap.demo.plans import source_people
from ketnap.demo.press import open_editors_accounts, prepare_press
from ketnap.demo.recording import record_stories
from ketnap.demo.registers import keep_registers
from ketnap.demo.reminding import remind
from ketnap.demo.roll import Roll
from ketnap.demo.rolls import let_rolls_move
from ketnap.demo.signing_in import Account, Desk
from ketnap.demo.standing_in import let_others_stand_in, open_further_accounts
from ketnap.demo.stories import Mentoring, stories_of
from ketnap.demo.term import tales_after_the_term, tales_of_the_term
from ketnap.demo.transfers import move_somebody
from ketnap.demo.ways import Home
from ketnap.domain.access import Actor, Role
from ketnap.rules.load import load_calendar, load_rulebook


@dataclass(frozen=True, slots=True)
class Demo:
    """What was filled in: the cell to look at, and the ways to sign in."""

    organisation: str
    accounts: tuple[Account, ...]


def fill_demo(*, today: date, password_for: Callable[[str], str]) -> Demo:
    """The demo as of a day, the same for the same day; for an installation without users."""
    almanac = Almanac(today, load_calendar(), load_rulebook())
    ministry = found_ministry()
    desk = Desk(almanac, password_for)
    given = _open_accounts(ministry, desk)
    given += open_editors_accounts(ministry, desk)
    users = {account.username: user for user, account in given}
    _fill_cell(ministry, users, almanac)
    let_rolls_move(ministry, by=_acting(users["bithu"], today), almanac=almanac)
    hold_meetings(ministry.cell, by=_acting(users["bithu"], today), almanac=almanac)
    _fill_sister_cell(ministry, users["nguoila"], almanac)
    let_others_stand_in(ministry, users, desk)
    clerk = _acting(users["vanthu"], today)
    add_courses(ministry.cell, by=clerk, almanac=almanac)
    add_ceremonies(ministry.cell, by=clerk, almanac=almanac)
    source_people(ministry.cell, users, almanac)
    officer = _acting(users["dangbo"], today)
    keep_registers(ministry, clerk=clerk, officer=officer, almanac=almanac)
    keep_papers(ministry, by=clerk, almanac=almanac)
    move_somebody(ministry, by=_acting(users["nguoila"], today), almanac=almanac)
    send_files_up(ministry, cell=_acting(users["nguoila"], today), officer=officer, almanac=almanac)
    ask_for_a_whole_file(by=clerk, almanac=almanac)
    remind(clerk=clerk, secretary=_acting(users["bithu"], today), almanac=almanac)
    secretary = _acting(users["bithu"], today)
    change_templates(ministry.cell.organisation, clerk=clerk, secretary=secretary, today=today)
    prepare_press(ministry, users, by=secretary, almanac=almanac)
    import_sheets(ministry.cell.organisation, by=secretary)
    given.append(open_applicants_account(ministry, desk, by=clerk, secretary=secretary))
    return Demo(places.CELL, tuple(account for _, account in given))


def _open_accounts(ministry: Ministry, desk: Desk) -> list[tuple[User, Account]]:
    """Enrol the members of the three cells; some of them may sign in."""
    cell, sister, office = ministry.cell, ministry.sister_cell, ministry.office_cell
    members = enrol_members(cell, people.MEMBERS)
    let_some_leave(cell, members, desk.almanac)
    members |= enrol_members(sister, people.SISTER_MEMBERS)
    members |= enrol_members(office, people.OFFICE_MEMBERS)
    rows = (
        ("bithu", Role.CELL_SECRETARY, cell.organisation, people.SECRETARY),
        ("vanthu", Role.CELL_COMMITTEE_MEMBER, cell.organisation, people.CLERK),
        ("giupdo", Role.MENTOR, cell.organisation, people.MENTOR),
        ("dangbo", Role.COMMITTEE_OFFICER, ministry.committee, people.OFFICER),
        ("nguoila", Role.CELL_SECRETARY, sister.organisation, people.SISTER_SECRETARY),
    )
    officers = [
        desk.account(username, role, place, members[name]) for username, role, place, name in rows
    ]
    further = open_further_accounts(ministry, desk, members)
    upper = desk.account(
        "thuongvu",
        Role.COMMITTEE_OFFICER,
        ministry.standing_committee,
        members[people.UPPER_OFFICER],
    )
    return [*officers, *further, *open_nominators_accounts(ministry, desk, members), upper]


def _fill_cell(ministry: Ministry, users: Mapping[str, User], almanac: Almanac) -> None:
    roll = Roll(
        official_from=tuple(member_from(member) for member in people.MEMBERS),
        left_from=tuple(people.LEFT_ON.values()),
        exempt_from=tuple(people.EXEMPT_SINCE.values()),
        elsewhere_from=(elsewhere_from(almanac),),
    )
    home = Home(places.UNITS, places.YOUTH_UNION, places.TRADE_UNION, roll)
    tales = [
        *tales_of_the_term(almanac),
        *tales_after_the_term(almanac),
        *tales_of_today(almanac),
    ]
    actors = {
        Role.CELL_SECRETARY: _acting(users["bithu"], almanac.today),
        Role.CELL_COMMITTEE_MEMBER: _acting(users["vanthu"], almanac.today),
        Role.MENTOR: _acting(users["giupdo"], almanac.today),
        Role.COMMITTEE_OFFICER: _acting(users["dangbo"], almanac.today),
    }
    mentoring = Mentoring(people.MENTORS, people.COMPANIONS)
    stories = stories_of(tales, home, mentoring, almanac)
    record_stories(ministry.cell, stories, by=actors, almanac=almanac)


def _fill_sister_cell(ministry: Ministry, secretary: User, almanac: Almanac) -> None:
    roll = Roll(official_from=tuple(member_from(member) for member in people.SISTER_MEMBERS))
    home = Home(places.SISTER_UNITS, places.SISTER_YOUTH_UNION, places.SISTER_TRADE_UNION, roll)
    actor = _acting(secretary, almanac.today)
    actors = {Role.CELL_SECRETARY: actor, Role.CELL_COMMITTEE_MEMBER: actor}
    tales = [*tales_of_the_sister_cell(almanac), *tales_on_the_way_up(almanac)]
    mentoring = Mentoring(people.SISTER_MENTORS, people.SISTER_COMPANIONS)
    stories = stories_of(tales, home, mentoring, almanac)
    record_stories(ministry.sister_cell, stories, by=actors, almanac=almanac)


def _acting(user: User, today: date) -> Actor:
    actor = actor_of(user, on=today)
    if actor is None:
        raise LookupError(f"{user.username} cannot sign in on {today}")
    return actor
