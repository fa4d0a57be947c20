"""The account of an applicant whose case is on its way, and what he has answered in it."""

from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import User
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import case_rows, casefile_visible_to
from ketnap.demo.founding import Ministry
from ketnap.demo.signing_in import Account, Desk
from ketnap.domain.access import Actor, Role
from ketnap.domain.casefile.codes import ConsentPurpose, Stage
from ketnap.privacy.consent_texts import text_shown_on
from ketnap.privacy.services import give_consents


def open_applicants_account(ministry: Ministry, desk: Desk, *, by: Actor) -> tuple[User, Account]:
    """The first by name of those whose file is being made may sign in."""
    today = desk.almanac.today
    case = _case_in_the_making(by, desk)
    place = ministry.cell.organisation
    user, account = desk.account("ungvien", Role.APPLICANT, place, case.person)
    actor = actor_of(user, on=today)
    if actor is None:
        raise LookupError(f"{user.username} cannot sign in on {today}")
    give_consents([ConsentPurpose.PORTAL_NAME], text_shown_on(today).version, by=actor, on=today)
    return user, account


def _case_in_the_making(by: Actor, desk: Desk) -> Casefile:
    rows = case_rows(by, desk.almanac.today, stage=Stage.FILING, limit=1).rows
    if not rows:
        raise LookupError("the demo has no case whose file is being made")
    return casefile_visible_to(by, rows[0].casefile_id)
