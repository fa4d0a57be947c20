"""What may be recorded next of a paper, as its page offers it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ketnap.documents.papers.queries import PaperLife
from ketnap.domain.paperwork.life import PaperDeed, may_follow
from ketnap.web.papers.reading import OpenPaper


@dataclass(frozen=True, slots=True)
class Offer:
    """A deed to record; one that asks nothing more is posted at once."""

    label: str
    href: str
    at_once: bool = False


def deeds_of(opened: OpenPaper) -> tuple[Offer, ...]:
    """The deeds that may follow on what happened to a paper, the usual one first."""
    if not opened.may_keep or opened.paper.missing:
        return ()
    life = opened.paper.current
    sign = Offer(_("Ghi đã ký"), opened.href("sign_paper"))
    printed = Offer(_("Ghi đã in"), opened.href("note_printed"), at_once=True)
    if life is None:
        return (sign, printed)
    offers = {
        PaperDeed.SIGNED: sign,
        PaperDeed.FILED: Offer(_("Ghi nơi lưu"), _address("file_paper", opened, life)),
        PaperDeed.RETURNED: Offer(_("Ghi bị trả lại"), _address("return_paper", opened, life)),
    }
    following = [offer for deed, offer in offers.items() if may_follow(deed, life.state)]
    return (*following, *_replacing(opened, life))


def _replacing(opened: OpenPaper, life: PaperLife) -> tuple[Offer, ...]:
    """To say that the newest paper takes the place of a signed one before it."""
    others = (each for each in opened.paper.lives if each.is_in_force and each != life)
    signed = next(others, None)
    if signed is None:
        return ()
    return (
        Offer(
            _("Ghi bản mới thay bản đã ký"),
            opened.subject.href("replace_paper", signed.paper.pk),
            at_once=True,
        ),
    )


def _address(name: str, opened: OpenPaper, life: PaperLife) -> str:
    return opened.subject.href(name, life.paper.pk)
