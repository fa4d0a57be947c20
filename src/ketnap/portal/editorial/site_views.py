"""The page on which approvers change the words of the home page and of their sections."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from ketnap.domain.casefile.wording.language import Language
from ketnap.domain.press.release import Finding, reason_of
from ketnap.portal.editorial.forms import HomeForm, SectionForm, WordsForm
from ketnap.portal.editorial.site_pages import (
    GroundLacking,
    NotTheirs,
    WordsRefused,
    describe_section,
    may_set_up_home,
    sections_to_describe,
    set_up_home,
)
from ketnap.portal.editors.models import Editor
from ketnap.portal.news.models import HomePage, SectionPage
from ketnap.portal.news.queries import closed_sections


@require_http_methods(["GET", "HEAD", "POST"])
def home_words(request: HttpRequest) -> HttpResponse:
    """Change title, tagline and contact of the home page; below it, the ways to the sections."""
    editor = _editor(request)
    home = get_object_or_404(HomePage)
    may, own = may_set_up_home(editor), sections_to_describe(editor)
    if not own or (request.method == "POST" and not may):
        raise Http404
    form = HomeForm(request.POST or None, initial=_words_of(home, HomeForm)) if may else None
    if form and _changed(request, form, lambda words: set_up_home(home, **words, actor=editor)):
        return redirect("editorial_home_words")
    context = {"form": form, "sections": own, "closed": closed_sections()}
    open_ones = [one for one in own if one.closed_on is None]
    ends = {"first": open_ones[0], "last": open_ones[-1]} if open_ones else {}
    return render(request, "editorial/home_words.html", context | ends)


@require_http_methods(["GET", "HEAD", "POST"])
def section_words(request: HttpRequest, section_id: int) -> HttpResponse:
    """Change title and introduction of a section."""
    editor = _editor(request)
    section = get_object_or_404(SectionPage, pk=section_id)
    if section not in sections_to_describe(editor):
        raise Http404
    form = SectionForm(request.POST or None, initial=_words_of(section, SectionForm))
    if _changed(request, form, lambda words: describe_section(section, **words, actor=editor)):
        return redirect("editorial_home_words")
    return render(request, "editorial/section_words.html", {"form": form, "section": section})


def _words_of(page: HomePage | SectionPage, form: type[WordsForm]) -> dict[str, Any]:
    return {name: getattr(page, name) for name in form.base_fields if name != "ground"}


def _changed(
    request: HttpRequest, form: WordsForm, change: Callable[[dict[str, Any]], None]
) -> bool:
    if not form.is_valid():
        return False
    try:
        change(form.cleaned_data)
    except NotTheirs:
        raise Http404 from None
    except WordsRefused as refused:
        tell(form, None, refused.findings)
        return False
    except GroundLacking as lacking:
        tell(form, "ground", lacking.findings)
        return False
    messages.success(request, _("Đã lưu. Bạn đọc thấy ngay."))
    return True


def tell(form: WordsForm, field: str | None, findings: Iterable[Finding]) -> None:
    """Say beside a field, or above the form, what the check of the words has found."""
    language: Language = "en" if get_language() == "en" else "vi"
    for one in findings:
        form.add_error(field, f"“{one.quoted}”: {reason_of(one.trouble, language)}")


def _editor(request: HttpRequest) -> Editor:
    if not isinstance(request.user, Editor):
        raise Http404
    return request.user
