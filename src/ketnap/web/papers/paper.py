"""One paper of a case: what the record gives it, what is typed, and its exact pages beside."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.audit.models import Deed
from ketnap.documents.issuing import printing_body
from ketnap.documents.making import ByHand, Made
from ketnap.documents.own_templates.models import OwnTemplate
from ketnap.documents.own_templates.queries import template_in_force
from ketnap.documents.printed import differences
from ketnap.domain.access import Action, require
from ketnap.domain.paperwork.left_out import base_is_untold
from ketnap.domain.paperwork.sheet import Shape
from ketnap.web.fragments import wants_fragment
from ketnap.web.papers.crumbs import crumbs_to
from ketnap.web.papers.deeds import deeds_of
from ketnap.web.papers.levels import level_form, level_words
from ketnap.web.papers.life_words import LOOKS, STATE_NAMES, events_of, whereabouts_of
from ketnap.web.papers.numbers import numbering_of
from ketnap.web.papers.preview import Preview, preview_of
from ketnap.web.papers.reading import OpenPaper, note_of, open_paper
from ketnap.web.papers.typed import TypedForm
from ketnap.web.papers.values import missing_values, recorded_parts, told
from ketnap.web.posted import data_of

_REFUSED = 422


@access.page(Action.SEE_CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@gzip_page
def paper(request: HttpRequest, form_code: str, which: str, **about: int) -> HttpResponse:
    """Show a paper as it would be printed; what is posted is shown in it, and kept nowhere.

    Its pictures are packed on the way. Nothing of an address is repeated beside what is secret, and
    what is posted needs the token of the form: nobody else can try letters and watch the length.
    """
    opened = open_paper(request, about, form_code, which)
    form = TypedForm(opened, data_of(request))
    if request.method == "POST":
        require(opened.subject.actor, Action.PRINT_PAPER, opened.subject.relation)
    if wants_fragment(request):
        opened.note_reading()
        return _part(request, opened, form) if form.is_bound else _life(request, opened)
    return show_paper(request, opened, form)


def show_paper(
    request: HttpRequest, opened: OpenPaper, form: TypedForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    """Return the page of a paper with what was typed so far; that it was seen is noted."""
    _note_view(opened)
    preview, asked_level = _preview(opened, form), level_form(request, opened)
    if form.is_bound and not (form.is_valid() and asked_level.is_valid()):
        status = _REFUSED
    version = opened.paper.draft.version
    context = {
        "opened": opened,
        "subject": opened.subject,
        "crumbs": crumbs_to(opened.subject),
        "form": form,
        "preview": preview,
        "parts": recorded_parts(request, opened),
        "missing": missing_values(request, opened),
        "note": note_of(opened.sheet),
        "version": version,
        "base_is_untold": base_is_untold(version, opened.paper.draft.material),
        "is_unconfirmed": version.shape is not Shape.CONFIRMED,
        "lives": _lives(opened),
        "deeds": deeds_of(opened),
        "level_form": asked_level,
        "numbering": numbering_of(opened),
        "own_template": _own_template(opened),
        **more,
    }
    return render(request, "web/papers/paper.html", context, status=status)


def _part(request: HttpRequest, opened: OpenPaper, form: TypedForm) -> HttpResponse:
    """The pages alone; mistakes are told above them, for the fields stay as they are."""
    context = {
        "opened": opened,
        "form": form,
        "preview": _preview(opened, form),
        "missing": missing_values(request, opened),
    }
    return render(request, "web/papers/preview.html", context)


def _life(request: HttpRequest, opened: OpenPaper) -> HttpResponse:
    """What became of the paper alone, for a page that stays while the paper is taken along."""
    context = {"opened": opened, "lives": _lives(opened), "deeds": deeds_of(opened)}
    return render(request, "web/papers/life.html", context)


def _preview(opened: OpenPaper, form: TypedForm) -> Preview | None:
    """The pages, unless something required is missing or a field cannot be read."""
    typed: ByHand = {}
    if form.is_bound:
        if not form.is_valid():
            return None
        typed = form.by_hand()
    return None if opened.paper.missing else preview_of(Made(opened.paper.draft, typed))


def _own_template(opened: OpenPaper) -> OwnTemplate | None:
    """The body's own template by which the Word file is made."""
    draft = opened.paper.draft
    if draft.issued_elsewhere:
        return None
    body = printing_body(draft.cell, draft.version, on=draft.material.on)
    return template_in_force(body, opened.sheet.code, draft.material.on)


def _lives(opened: OpenPaper) -> list[dict[str, Any]]:
    """What became of each paper drawn up, the last first."""
    return [
        {
            "state": STATE_NAMES[life.state],
            "look": LOOKS[life.state],
            "where": whereabouts_of(life),
            "number": life.paper.number.text if life.paper.number else "",
            "level": level_words(life.paper),
            "changed": told(opened.sheet, differences(opened.paper, life)),
            "is_signed": life.is_in_force,
            "is_current": life == opened.paper.current,
            "events": events_of(life),
        }
        for life in opened.paper.lives
    ]


def _note_view(opened: OpenPaper) -> None:
    opened.note(Deed.VIEWED, f"xem mẫu {opened.sheet.code}")
