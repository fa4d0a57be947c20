"""The signed papers of a cell that no longer agree with the record: a page, and its short form for other pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.audit.models import Deed
from ketnap.documents.changed_papers import ChangedPaper, changed_papers_visible_to
from ketnap.domain.access import Action
from ketnap.domain.casefile.wording import day_in_words
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import organisations_visible_to
from ketnap.web.day import address
from ketnap.web.fragments import wants_fragment
from ketnap.web.papers.about import open_subject
from ketnap.web.papers.crumbs import crumbs_to
from ketnap.web.papers.reading import slug_of, title_of
from ketnap.web.papers.values import told

SHOWN_IN_SHORT = 5
_SEEN = "xem giấy đã ký không còn khớp"


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One signed paper, and what it says otherwise than the record."""

    name: str
    code: str
    title: str
    signed_on: str
    href: str
    differences: tuple[str, ...]


@access.page(Action.PRINT_PAPER)
@require_GET
def changed_papers(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Show the papers with what each says; another page asks for their names alone."""
    subject = open_subject(request, {"organisation_id": organisation_id})
    cell = Organisation.objects.get(pk=subject.id)
    changed = changed_papers_visible_to(subject.actor, cell, on=subject.on)
    lines = _lines(request, changed)
    if wants_fragment(request):
        context = {"count": len(lines), "lines": lines[:SHOWN_IN_SHORT], "href": request.path}
        return render(request, "web/papers/changed_short.html", context)
    subject.note(Deed.VIEWED, _SEEN, dict.fromkeys(each.case.pk for each in changed))
    context = {"subject": subject, "crumbs": crumbs_to(subject), "lines": lines}
    return render(request, "web/papers/changed.html", context)


def changed_href(request: HttpRequest) -> str:
    """Where they are for who keeps the papers of one cell; empty for anybody else."""
    cells = organisations_visible_to(actor_behind(request), Action.KEEP_PAPERS)
    ids = cells.filter(kind=OrganisationKind.CELL).values_list("pk", flat=True)[:2]
    return address(request, "cell_changed_papers", ids[0]) if len(ids) == 1 else ""


def _lines(request: HttpRequest, changed: Iterable[ChangedPaper]) -> list[ChangedLine]:
    return [_line(request, each) for each in changed]


def _line(request: HttpRequest, changed: ChangedPaper) -> ChangedLine:
    sheet, signed_on = changed.paper.sheet, changed.life.signed_on
    return ChangedLine(
        name=changed.case.person.full_name,
        code=sheet.code,
        title=title_of(sheet),
        signed_on=day_in_words(signed_on) if signed_on else "",
        href=address(request, "paper", changed.case.pk, slug_of(sheet), changed.paper.which),
        differences=(*_of_its_step(changed), *told(sheet, changed.differences)),
    )


def _of_its_step(changed: ChangedPaper) -> Iterator[str]:
    """What became of the step since the paper was signed."""
    if changed.is_gone:
        yield _("Việc ghi trên giấy nay không còn trong hồ sơ.")
    if changed.recorded_on is not None:
        yield _("Ngày: trên giấy “%(paper)s”, nay hồ sơ ghi “%(record)s”") % {
            "paper": day_in_words(changed.life.paper.dated_on),
            "record": day_in_words(changed.recorded_on),
        }
