"""The words of the home page and of the sections, which approvers change without a way of many hands."""

from collections.abc import Iterable

from django.db import transaction
from wagtail.models import Page

from ketnap.domain.press.release import Finding, Piece, PieceKind, check_release
from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.gate import keeps_back
from ketnap.portal.editorial.withholding import withheld_everywhere
from ketnap.portal.editors.models import Editor
from ketnap.portal.editors.queries import sections_of
from ketnap.portal.news.models import HomePage, SectionPage
from ketnap.portal.news.queries import sections


class NotTheirs(Exception):
    """Only an approver of a section changes its words, and only one of every section those of the home."""


class WordsRefused(Exception):
    """The words say what no visitor may read."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(", ".join(one.trouble for one in findings))
        self.findings = findings


def sections_to_describe(editor: Editor) -> list[SectionPage]:
    """Return the sections whose words somebody may change, in their order."""
    return list(sections_of(editor, EditorRole.APPROVER).filter(live=True).order_by("path"))


def may_set_up_home(editor: Editor) -> bool:
    """Say whether somebody approves in every section there is."""
    every = set(sections().values_list("pk", flat=True))
    return bool(every) and every <= {section.pk for section in sections_to_describe(editor)}


@transaction.atomic
def set_up_home(home: HomePage, *, title: str, tagline: str, contact: str, actor: Editor) -> None:
    """Change what the home page says, at once; raises `NotTheirs` and `WordsRefused`."""
    if not may_set_up_home(actor):
        raise NotTheirs
    _require_harmless((title, tagline))
    home.title, home.draft_title, home.tagline, home.contact = title, title, tagline, contact
    _keep(home, actor)


@transaction.atomic
def describe_section(section: SectionPage, *, title: str, introduction: str, actor: Editor) -> None:
    """Change what a section says of itself, at once; its address stays. Raises like the above."""
    if section.pk not in {one.pk for one in sections_to_describe(actor)}:
        raise NotTheirs
    _require_harmless((title, introduction))
    section.title, section.draft_title, section.introduction = title, title, introduction
    _keep(section, actor)


def _require_harmless(texts: Iterable[str]) -> None:
    pieces = [Piece(PieceKind.TEXT, "", text) for text in texts]
    found = check_release(pieces, withheld=withheld_everywhere())
    stopping = tuple(one for one in found if keeps_back(one))
    if stopping:
        raise WordsRefused(stopping)


def _keep(page: Page, actor: Editor) -> None:
    page.save_revision(user=actor, log_action=True).publish(user=actor, skip_permission_checks=True)
