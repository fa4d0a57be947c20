"""The words of the home page and of the sections, which approvers change without a way of many hands."""

from collections.abc import Iterable

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from ketnap.domain.press.release import Finding, Piece, PieceKind, Weight, check_release
from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.log_actions import NAME_ANSWERED_FOR
from ketnap.portal.editorial.withholding import withheld_everywhere
from ketnap.portal.editors.models import Editor
from ketnap.portal.editors.queries import sections_of
from ketnap.portal.news.models import HomePage, SectionPage
from ketnap.portal.news.queries import sections


class NotTheirs(Exception):
    """Only an approver of a section changes its words, and only one of every section those of the home."""


class FoundInWords(Exception):
    """What the check of a text has found in words."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(", ".join(one.trouble for one in findings))
        self.findings = findings


class WordsRefused(FoundInWords):
    """The words say what no visitor may read."""


class GroundLacking(FoundInWords):
    """The words name somebody, or seem to, and nobody has said on what ground."""


def sections_to_describe(editor: Editor) -> list[SectionPage]:
    """Return the sections whose words somebody may change, in their order."""
    return list(sections_of(editor, EditorRole.APPROVER).filter(live=True).order_by("path"))


def may_set_up_home(editor: Editor) -> bool:
    """Say whether somebody approves in every section there is."""
    every = set(sections().values_list("pk", flat=True))
    return bool(every) and every <= {section.pk for section in sections_to_describe(editor)}


@transaction.atomic
def set_up_home(
    home: HomePage, *, title: str, tagline: str, contact: str, ground: str = "", actor: Editor
) -> None:
    """Change what the home page says, at once; whoever names somebody gives the ground.

    Raises `NotTheirs`, `WordsRefused` and `GroundLacking`.
    """
    if not may_set_up_home(actor):
        raise NotTheirs
    named = _named_in(home, {"title": title, "tagline": tagline}, ground)
    home.title, home.draft_title, home.tagline, home.contact = title, title, tagline, contact
    _keep(home, actor)
    _log(home, named, ground, actor)


@transaction.atomic
def describe_section(
    section: SectionPage, *, title: str, introduction: str, ground: str = "", actor: Editor
) -> None:
    """Change what a section says of itself, at once; its address stays. Raises like the above."""
    if section.pk not in {one.pk for one in sections_to_describe(actor)}:
        raise NotTheirs
    named = _named_in(section, {"title": title, "introduction": introduction}, ground)
    section.title, section.draft_title, section.introduction = title, title, introduction
    _keep(section, actor)
    _log(section, named, ground, actor)


def require_harmless(page: Page, words: Iterable[str], ground: str, actor: Editor) -> None:
    """Keep who answers for the names in words; raises `WordsRefused` and `GroundLacking`."""
    _log(page, _named_among(words, ground), ground, actor)


def _named_in(page: Page, words: dict[str, str], ground: str) -> tuple[str, ...]:
    """Return the names in words that were changed: what stands there already is not asked again."""
    return _named_among(
        (text for field, text in words.items() if text != getattr(page, field)), ground
    )


def _named_among(words: Iterable[str], ground: str) -> tuple[str, ...]:
    pieces = [Piece(PieceKind.TEXT, "", text) for text in words]
    found = check_release(pieces, withheld=withheld_everywhere())
    if stopping := tuple(one for one in found if one.weight is Weight.BLOCKS):
        raise WordsRefused(stopping)
    asked = tuple(one for one in found if one.weight is Weight.ASKS)
    if asked and not ground:
        raise GroundLacking(asked)
    return tuple(dict.fromkeys(one.quoted for one in asked))


def _log(page: Page, names: Iterable[str], ground: str, actor: Editor) -> None:
    for name in names:
        told = {"name": name, "ground": ground}
        log(instance=page, action=NAME_ANSWERED_FOR, user=actor, data=told)


def _keep(page: Page, actor: Editor) -> None:
    page.save_revision(user=actor, log_action=True).publish(user=actor, skip_permission_checks=True)
