"""Two cells that may not know of each other, with a record of every kind in each.

Whatever is written down in the other cell carries its word, so that a leak is seen in any page.
"""

from dataclasses import dataclass
from typing import Any

from casefiles.papers import listed, mentor_assigned, nominated, step
from conftest import BEGINNING, PASSWORD, People, today_actor
from ketnap.accounts.models import KeyKind, RoleHeld, User
from ketnap.accounts.services import (
    Inspection,
    ask_for_keys,
    create_user,
    grant_role,
    open_inspection,
)
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.casefiles.queries import relation_to
from ketnap.domain.access import Role
from ketnap.domain.casefile.steps import Step
from ketnap.organisations.models import ChainRole, MassKind, Organisation, OrganisationKind, Unit
from ketnap.organisations.services import add_mass_organisation, create_organisation, set_chain
from ketnap.people.models import Person
from web.conftest import days_ago
from web.records_of_a_cell import (
    case_of,
    ceremony_ids,
    course_ids,
    data_request_ids,
    import_ids,
    job_ids,
    meeting_ids,
    paper_ids,
    parts_ids,
    people_ids,
    plan_ids,
    press_ids,
    register_ids,
    reminder_ids,
    report_ids,
    session_ids,
    subscription_ids,
    template_ids,
    token_ids,
)
from web.records_of_transfers import transfer_ids
from web.records_on_the_way import way_ids

FOREIGN_WORD = "Kỳ Lân"


@dataclass(frozen=True)
class Furnished:
    """A cell with a record of every kind; `ids` names them as addresses do."""

    word: str
    superior: Organisation
    cell: Organisation
    people: People
    secretary: User
    head: User
    applicant: User
    case: Casefile
    mentor: Person
    ids: dict[str, Any]


def far_cell() -> tuple[Organisation, Organisation]:
    """A committee of another tree, and its cell."""
    founder = acting_on_organisations(OPERATOR)
    superior = create_organisation(
        OrganisationKind.GRASSROOTS_COMMITTEE,
        f"Đảng ủy {FOREIGN_WORD}",
        since=BEGINNING,
        actor=founder,
    )
    cell = create_organisation(
        OrganisationKind.CELL,
        f"Chi bộ {FOREIGN_WORD}",
        since=BEGINNING,
        parent=superior,
        actor=founder,
    )
    set_chain(cell, [(superior, ChainRole.DECIDE)], since=BEGINNING, actor=founder)
    add_mass_organisation(
        cell, MassKind.YOUTH_UNION, f"Chi đoàn {FOREIGN_WORD}", since=BEGINNING, actor=founder
    )
    return superior, cell


def furnish(superior: Organisation, cell: Organisation, people: People, word: str) -> Furnished:
    """Put a record of every kind into a cell."""
    officer = people.member(cell, f"Trần {word} An")
    secretary = people.user(f"bi-thu-{cell.pk}-an", Role.CELL_SECRETARY, cell, officer)
    actor = today_actor(secretary)
    mentor = people.member(cell, f"Lê {word} Chi")
    case = case_of(people, cell, actor, f"Đỗ {word} Minh", _on_the_way(mentor))
    applicant = people.user(f"quan-chung-{cell.pk}", Role.APPLICANT, cell, case.person)
    parts = parts_ids(cell, word)
    head = _unit_head(people, cell, parts["unit_id"])
    ids = {
        "casefile_id": case.pk,
        "person_id": case.person_id,
        "cell_id": cell.pk,
        "organisation_id": cell.pk,
        **parts,
        **people_ids(people, cell, actor, word),
        **meeting_ids(cell, actor, (officer, mentor), case, word),
        **course_ids(cell, actor, case, word),
        **ceremony_ids(people, cell, actor, word),
        **plan_ids(cell, actor, head, word),
        **report_ids(cell, actor, word),
        **data_request_ids(applicant, actor, word),
        **register_ids(cell, actor, word),
        **reminder_ids(cell, actor),
        **job_ids(actor, case),
        **import_ids(cell, actor, word),
        **template_ids(cell, actor, word),
        **session_ids(actor),
        **token_ids(secretary),
        **subscription_ids(cell, actor, word),
        **_accounts(people, superior, cell, case, word),
    }
    ids |= way_ids(people, cell, superior, actor, word)
    ids |= transfer_ids(people, cell, superior, actor, word)
    ids |= paper_ids(case, ids, actor)
    ids |= press_ids(ids, actor)
    return Furnished(word, superior, cell, people, secretary, head, applicant, case, mentor, ids)


def _on_the_way(mentor: Person) -> tuple[Step, ...]:
    return (
        nominated(days_ago(400)),
        listed(days_ago(390)),
        mentor_assigned(days_ago(390), name=mentor.full_name, official_on=BEGINNING),
        step("consent_given", days_ago(380), purpose="case_file", text_version="2026-01"),
    )


def _accounts(
    people: People, superior: Organisation, cell: Organisation, case: Casefile, word: str
) -> dict[str, Any]:
    editor = people.user(
        f"bien-tap-{cell.pk}", Role.EDITOR, cell, people.member(cell, f"Hồ {word} Ý")
    )
    return {
        "user_id": editor.pk,
        "role_id": RoleHeld.objects.get(user=editor).pk,
        "inspection_id": inspect(people, superior, case, f"kiem-tra-{cell.pk}").pk,
        **_left_to_a_second_person(people, superior, cell, word),
    }


def _left_to_a_second_person(
    people: People, superior: Organisation, cell: Organisation, word: str
) -> dict[str, Any]:
    """A role that an administrator gave, and a link that he asked for."""
    admin = today_actor(people.user(f"giao-{cell.pk}", Role.SYSTEM_ADMINISTRATOR, superior))
    newcomer = create_user(
        f"uy-vien-{cell.pk}", None, person=people.member(cell, f"Lục {word} Uy"), actor=admin
    )
    role = Role.CELL_COMMITTEE_MEMBER
    waiting = grant_role(newcomer, cell, role, since=BEGINNING, actor=admin)
    keeper = people.user(f"giu-{cell.pk}", role, cell, people.member(cell, f"Lục {word} Oanh"))
    asked = ask_for_keys(keeper, KeyKind.LINK, actor=admin)
    return {"waiting_role_id": waiting.pk, "key_request_id": asked.pk}


def _unit_head(people: People, cell: Organisation, unit_id: int) -> User:
    head = create_user(f"truong-phong-{cell.pk}", PASSWORD, actor=people.administrator)
    grant_role(
        head,
        cell,
        Role.UNIT_HEAD,
        since=BEGINNING,
        unit=Unit.objects.get(pk=unit_id),
        actor=people.administrator,
    )
    return head


def inspect(people: People, superior: Organisation, case: Casefile, username: str) -> RoleHeld:
    """Open an inspection of a case for a new user."""
    officer = people.user(f"{username}-mo", Role.COMMITTEE_OFFICER, superior)
    inspector = create_user(username, PASSWORD, actor=acting_on_organisations(OPERATOR))
    inspection = Inspection(inspector, "Quyết định 12-QĐ/UBKT", days_ago(1), days_ago(-30))
    return open_inspection(inspection, superior, [relation_to(case)], actor=today_actor(officer))


def readers_of(own: Furnished) -> dict[str, User | None]:
    """One user for each role, who holds it alone and in this cell; and those without any role."""
    people, cell = own.people, own.cell
    plain = {
        "deputy": Role.DEPUTY_CELL_SECRETARY,
        "clerk": Role.CELL_COMMITTEE_MEMBER,
        "member": Role.OFFICIAL_MEMBER,
        "youth": Role.YOUTH_UNION_OFFICER,
        "union": Role.TRADE_UNION_OFFICER,
        "editor": Role.EDITOR,
    }
    return {
        "nobody": None,
        "noroles": create_user("khong-vai-tro", PASSWORD, actor=people.administrator),
        "secretary": own.secretary,
        **{name: people.user(f"chi-{name}", role, cell) for name, role in plain.items()},
        "mentor": people.user("nguoi-giup-do", Role.MENTOR, cell, own.mentor),
        "head": own.head,
        "applicant": own.applicant,
        "officer": people.user("can-bo", Role.COMMITTEE_OFFICER, own.superior),
        "inspector": inspect(people, own.superior, own.case, "nguoi-kiem-tra").user,
        "admin": people.user("quan-tri-rieng", Role.SYSTEM_ADMINISTRATOR, own.superior),
    }
