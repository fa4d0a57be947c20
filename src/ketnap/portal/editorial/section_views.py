"""The pages on which sections are opened, put in order, closed and opened again."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from ketnap.portal.editorial import sections
from ketnap.portal.editorial.forms import SectionForm
from ketnap.portal.editorial.site_pages import (
    GroundLacking,
    WordsRefused,
    may_set_up_home,
)
from ketnap.portal.editorial.site_views import tell
from ketnap.portal.editors.models import Editor
from ketnap.portal.news.models import SectionPage


@require_http_methods(["GET", "HEAD", "POST"])
def new_section(request: HttpRequest) -> HttpResponse:
    """Open a section."""
    editor, form = _entitled(request), SectionForm(request.POST or None)
    if form.is_valid() and _begun(form, editor):
        messages.success(
            request,
            _("Đã mở chuyên mục “%(title)s”. Biên tập viên khác thấy chuyên mục từ lần vào sau.")
            % {"title": form.cleaned_data["title"]},
        )
        return redirect("editorial_home_words")
    return render(request, "editorial/new_section.html", {"form": form})


def _begun(form: SectionForm, editor: Editor) -> bool:
    try:
        sections.begin_section(**form.cleaned_data, actor=editor)
    except sections.AddressTaken:
        form.add_error("title", _("Trang tin đã có chuyên mục hoặc trang mang tên này."))
    except WordsRefused as refused:
        tell(form, None, refused.findings)
    except GroundLacking as lacking:
        tell(form, "ground", lacking.findings)
    else:
        return True
    return False


@require_POST
def move(request: HttpRequest, section_id: int) -> HttpResponse:
    """Move a section up or down in the menu."""
    editor, section = _entitled(request), _open_one(section_id)
    try:
        direction = sections.Direction(request.POST.get("direction", ""))
    except ValueError:
        raise Http404 from None
    sections.move_section(section, direction, actor=editor)
    return redirect("editorial_home_words")


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, section_id: int) -> HttpResponse:
    """Say what closing a section means, and close it."""
    editor, section = _entitled(request), _open_one(section_id)
    context: dict[str, object] = {"section": section}
    if request.method != "POST":
        return render(request, "editorial/close_section.html", context)
    try:
        sections.close_section(section, actor=editor)
    except sections.StillAtWork as still:
        context["at_work"] = still.titles
    except sections.TheLastOne:
        context["is_last"] = True
    else:
        messages.success(request, _("Đã đóng chuyên mục “%(title)s”.") % {"title": section.title})
        return redirect("editorial_home_words")
    return render(request, "editorial/close_section.html", context, status=HTTPStatus.CONFLICT)


@require_POST
def reopen(request: HttpRequest, section_id: int) -> HttpResponse:
    """Open a closed section again."""
    editor = _entitled(request)
    section = get_object_or_404(SectionPage, pk=section_id, closed_on__isnull=False)
    sections.reopen_section(section, actor=editor)
    messages.success(request, _("Đã mở lại chuyên mục “%(title)s”.") % {"title": section.title})
    return redirect("editorial_home_words")


def _open_one(section_id: int) -> SectionPage:
    found: SectionPage = get_object_or_404(SectionPage, pk=section_id, closed_on=None)
    return found


def _entitled(request: HttpRequest) -> Editor:
    """Return whoever approves in every section; 404 to all others."""
    if not isinstance(request.user, Editor) or not may_set_up_home(request.user):
        raise Http404
    return request.user
