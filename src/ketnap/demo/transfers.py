"""A case of the sister cell that moved to the cell of the demo, and waits there to be received."""

from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.demo.almanac import Almanac
from ketnap.demo.founding import Ministry
from ketnap.domain.access import Actor
from ketnap.transfers.services import send_within

MOVES = "Từ Thị Lam Giang"


def move_somebody(ministry: Ministry, *, by: Actor, almanac: Almanac) -> None:
    """The sister cell seals the case and sends it; nobody has received it yet."""
    case = casefiles_visible_to(by).get(person__full_name=MOVES)
    send_within(
        case.pk,
        ministry.cell.organisation,
        reason="Chuyển công tác từ Vụ Kế hoạch và Hợp tác sang Cục Công nghệ thông tin",
        by=by,
        seen_seq=case.entries.count(),
        today=almanac.earlier(almanac.today, 2),
    )
