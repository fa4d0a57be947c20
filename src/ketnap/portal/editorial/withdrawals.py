"""A consent withdrawn: whoever it stands for is gone from the page with the same request."""

from dataclasses import dataclass

from django.db import transaction
from wagtail.log_actions import log

from ketnap.domain.press.package import PublicPurpose, WithheldNames
from ketnap.portal.editorial.blanking import blank, blank_captions, blank_elsewhere, shows, tells_of
from ketnap.portal.editorial.called_names import are_called_alike
from ketnap.portal.editorial.gate import allowed_names, answered_names
from ketnap.portal.editorial.handed_on import note_withdrawal_in_exports
from ketnap.portal.editorial.hands import cell_of
from ketnap.portal.editorial.log_actions import CONSENT_WITHDRAWN
from ketnap.portal.editorial.models import AllowedName, Rewriting, WithdrawnConsent
from ketnap.portal.editorial.names import means, spells
from ketnap.portal.editorial.releases import ask_for_rewriting
from ketnap.portal.editorial.withholding import keep, let_words_mean, withhold
from ketnap.portal.editorial.written_names import written_names
from ketnap.portal.news.holding import hold
from ketnap.portal.news.left_addresses import lead_no_further, mark_gone
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.pictures.models import PicturedPerson
from ketnap.portal.pictures.queries import pictures_of
from ketnap.portal.pictures.services import destroy

NEUTRAL_WORDS = "một đồng chí"
"""Whom editors tick when somebody may still be shown and no longer be named."""


@dataclass(frozen=True, slots=True)
class _Withdrawn:
    """A name that must go: its digests, the cell it came from, the articles of its own packages."""

    name: str
    digests: WithheldNames
    cell: str
    own: set[int]


@transaction.atomic
def withdraw(
    consent_reference: str, withheld: WithheldNames | None = None, *, cell: str = ""
) -> int:
    """Hide whoever a consent stood for and return how many articles that concerned.

    Pictures are deleted with all their sizes. An article that prints the name goes offline, and
    the name goes from it and from its history; editors are asked to write it anew. So does one of
    the person's own package that has only `đồng chí Lựu`. An article of another package that has
    only something like the name, or is of the same cell and has such a call, is left for editors to
    look at. By `withheld` a name is looked for that no package has brought, of somebody of `cell`.
    Asked again, nothing happens and the answer is the same.
    """
    hold(ArticlePage.objects.values_list("pk", flat=True))
    withdrawn, is_new = WithdrawnConsent.objects.get_or_create(consent_reference=consent_reference)
    if is_new:
        concerned = _without_pictures(consent_reference) | _without_name(consent_reference)
        if withheld:
            concerned |= _without_digested(withheld, cell)
        note_withdrawal_in_exports(consent_reference, noted=concerned)
        withdrawn.articles = len(concerned)
        withdrawn.save(update_fields=["articles"])
    return withdrawn.articles


def _without_pictures(consent_reference: str) -> set[int]:
    concerned: set[int] = set()
    for picture in pictures_of(consent_reference):
        showing = [page for page in ArticlePage.objects.all() if shows(page, picture.pk)]
        destroy(picture)
        for article in showing:
            log(instance=article, action=CONSENT_WITHDRAWN)
        concerned.update(article.pk for article in showing)
    return concerned


def _without_name(consent_reference: str) -> set[int]:
    concerned: set[int] = set()
    for allowed in AllowedName.objects.filter(consent_reference=consent_reference):
        name, allowed.name = allowed.name, ""
        if name and allowed.purpose == PublicPurpose.PORTAL_NAME:
            own = _articles_about(name)
            allowed.save(update_fields=["name"])
            withdrawn = _Withdrawn(name, withhold(name), allowed.source.cell, own)
            _call_neutrally(name, allowed)
            blank_captions(allowed.source, name)
            concerned |= _take_name_out(withdrawn)
            blank_elsewhere(name)
        else:
            allowed.save(update_fields=["name"])
    return concerned


def _without_digested(withheld: WithheldNames, cell: str) -> set[int]:
    keep(withheld, source=None)
    let_words_mean(withheld, cell=cell, articles=())
    concerned: set[int] = set()
    for name in written_names(withheld):
        concerned |= _take_name_out(_Withdrawn(name, withheld, cell, _articles_about(name)))
        blank_elsewhere(name)
    return concerned


def _articles_about(name: str) -> set[int]:
    """Return the articles whose own package names or shows somebody of that name."""
    agreed = AllowedName.objects.filter(name=name, source__article__isnull=False)
    return set(agreed.values_list("source__article", flat=True))


def _call_neutrally(name: str, withdrawn: AllowedName) -> None:
    """Keep no name of whoever may still be shown in pictures."""
    shown = AllowedName.objects.filter(
        source=withdrawn.source, purpose=PublicPurpose.PORTAL_PICTURE, name=name
    )
    references = list(shown.values_list("consent_reference", flat=True))
    for people in (AllowedName.objects, PicturedPerson.objects):
        people.filter(consent_reference__in=references, name=name).update(name=NEUTRAL_WORDS)


def _take_name_out(withdrawn: _Withdrawn) -> set[int]:
    name = withdrawn.name
    hidden: set[int] = set()
    alike: set[int] = set()
    for article in ArticlePage.objects.all():
        # Nearly every article is about others, so that it is read once, for all that is looked for.
        if not tells_of(article, name, has=means) or is_allowed_in(article, name):
            continue
        has_name = tells_of(article, name)
        if article.pk in withdrawn.own or (has_name and tells_of(article, name, has=spells)):
            hide(article, name)
            hidden.add(article.pk)
        elif has_name or _may_be_called_in(article, withdrawn):
            ask_for_rewriting(article, Rewriting.Cause.LIKENESS)
            alike.add(article.pk)
    articles = withdrawn.own | hidden | alike
    let_words_mean(withdrawn.digests, cell=withdrawn.cell, articles=articles)
    return hidden


def _may_be_called_in(article: ArticlePage, withdrawn: _Withdrawn) -> bool:
    """Say whether a call in an article may mean whoever withdrew: not in that of another cell.

    Nor where somebody may be named who is called alike.
    """
    cells = {cell_of(article), withdrawn.cell}
    if len(cells) > 1 and "" not in cells:
        return False
    return not are_called_alike(withdrawn.name, allowed_names(article) | answered_names(article))


def is_allowed_in(article: ArticlePage, name: str) -> bool:
    """Somebody else of the same name may have agreed."""
    return AllowedName.objects.filter(
        source__article=article, name=name, purpose=PublicPurpose.PORTAL_NAME
    ).exists()


def hide(article: ArticlePage, name: str) -> None:
    """Take an article off the page and a name out of it; editors are asked to write it anew."""
    way = article.current_workflow_state
    if way:
        way.cancel(user=None)
    if article.live:
        mark_gone(article.get_parent().slug, article.slug)
        article.unpublish(log_action=False)
    article.revisions.update(approved_go_live_at=None)
    lead_no_further(article.pk)
    blank(article, name)
    log(instance=article, action=CONSENT_WITHDRAWN)
    ask_for_rewriting(article, Rewriting.Cause.CONSENT)
