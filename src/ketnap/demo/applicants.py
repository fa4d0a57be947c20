"""The account of an applicant whose case is on its way, and what he has answered in it."""

from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import User
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import case_rows, casefile_visible_to
from ketnap.demo.founding import Ministry
from ketnap.demo.signing_in import Account, Desk
from ketnap.domain.access import Actor, Role
from ketnap.domain.casefile.codes import ConsentPurpose, Stage
from ketnap.domain.data_request import RequestKind
from ketnap.privacy.consent_texts import text_shown_on
from ketnap.privacy.services import (
    answer_request,
    close_request,
    give_consents,
    send_request,
)


def open_applicants_account(
    ministry: Ministry, desk: Desk, *, by: Actor, secretary: Actor
) -> tuple[User, Account]:
    """The first by name of those whose file is being made may sign in."""
    today = desk.almanac.today
    case = _case_in_the_making(by, desk)
    place = ministry.cell.organisation
    user, account = desk.account("ungvien", Role.APPLICANT, place, case.person)
    actor = actor_of(user, on=today)
    if actor is None:
        raise LookupError(f"{user.username} cannot sign in on {today}")
    give_consents([ConsentPurpose.PORTAL_NAME], text_shown_on(today).version, by=actor, on=today)
    _ask_and_answer(actor, secretary, desk)
    return user, account


def _ask_and_answer(actor: Actor, secretary: Actor, desk: Desk) -> None:
    """One request was carried out, another has just been sent."""
    long_ago, today = desk.almanac.in_months(-2), desk.almanac.today
    done = send_request(RequestKind.SEE, "Xin bản sao những gì đang lưu.", by=actor, on=long_ago)
    answer_request(
        done.pk,
        "Chi bộ đã nhận, sẽ in và trao tận tay.",
        with_third_party=False,
        by=secretary,
        on=long_ago,
    )
    close_request(done.pk, "Đã in và trao tận tay.", is_done=True, by=secretary, on=long_ago)
    wish = "Nơi làm việc nay là Phòng Tổng hợp, xin sửa."
    send_request(RequestKind.CORRECT, wish, by=actor, on=today)


def _case_in_the_making(by: Actor, desk: Desk) -> Casefile:
    rows = case_rows(by, desk.almanac.today, stage=Stage.FILING, limit=1).rows
    if not rows:
        raise LookupError("the demo has no case whose file is being made")
    return casefile_visible_to(by, rows[0].casefile_id)
