"""The pages of the editorial work: what waits for an editor, and what stands beside an article."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from ketnap.portal.editorial.answering import NothingToAnswerFor, answer_for, take_back
from ketnap.portal.editorial.drafts import agree_with_record
from ketnap.portal.editorial.forms import AnswerForm, ReceiversToldForm, TakeDownForm
from ketnap.portal.editorial.gate import words_to_answer_for
from ketnap.portal.editorial.handed_on import handed_on, note_receivers_told
from ketnap.portal.editorial.models import AnsweredWords, TextFigure
from ketnap.portal.editorial.releases import (
    NotAnApprover,
    is_out,
    may_take_down,
    settle_likeness,
    take_down,
)
from ketnap.portal.editorial.work import Work
from ketnap.portal.editors.models import Editor
from ketnap.portal.editors.queries import duties_named
from ketnap.portal.news.models import ArticlePage


@require_safe
def own_work(request: HttpRequest) -> HttpResponse:
    """What waits for whoever is signed in."""
    editor = _editor(request)
    context = {"work": Work(editor), "duties": duties_named(editor)}
    return render(request, "editorial/own_work.html", context)


@require_safe
def beside(request: HttpRequest, article_id: int) -> HttpResponse:
    """What stands against releasing an article, its figures, its names."""
    article = _article(request, article_id)
    draft, approves = (
        article.get_latest_revision_as_object(),
        may_take_down(article, _editor(request)),
    )
    asked = words_to_answer_for(draft) if approves else ()
    context = {
        "article": article,
        "draft": draft,
        "handed_on": handed_on(article.pk),
        "approves": approves,
        "may_write": not article.permissions_for_user(request.user).page_locked(),
        "may_take_down": approves and is_out(article),
        "answers": [
            AnswerForm(initial={"words": words}, auto_id=f"words-{place}-%s")
            for place, words in enumerate(asked)
        ],
    }
    return render(request, "editorial/beside.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def take_off(request: HttpRequest, article_id: int) -> HttpResponse:
    """Take an article off the page, or off the list of those that wait for their hour."""
    article = _article(request, article_id)
    if not may_take_down(article, _editor(request)) or not is_out(article):
        raise Http404
    form = TakeDownForm(request.POST or None)
    if form.is_valid():
        take_down(article, actor=_editor(request), reason=form.cleaned_data["reason"])
        messages.success(request, _("Đã gỡ bài “%(title)s”.") % {"title": article.title})
        return redirect("editorial_beside", article_id=article.pk)
    return render(request, "editorial/take_off.html", {"article": article, "form": form})


@require_POST
def answer(request: HttpRequest, article_id: int) -> HttpResponse:
    """Answer for words in an article."""
    article, form = _article(request, article_id), AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Hãy ghi căn cứ bằng lời, không quá 300 ký tự."))
        return redirect("editorial_beside", article_id=article.pk)
    words, ground = form.cleaned_data["words"], form.cleaned_data["ground"]
    try:
        answer_for(article, words, ground=ground, actor=_editor(request))
    except (NotAnApprover, NothingToAnswerFor):
        raise Http404 from None
    messages.success(request, _("Đã ghi căn cứ cho “%(words)s”.") % {"words": words})
    return redirect("editorial_beside", article_id=article.pk)


@require_POST
def answer_no_longer(request: HttpRequest, article_id: int, answered_id: int) -> HttpResponse:
    """Answer for words no longer."""
    article = _article(request, article_id)
    answered = get_object_or_404(AnsweredWords, pk=answered_id, article=article)
    try:
        take_back(answered, actor=_editor(request))
    except (NotAnApprover, NothingToAnswerFor):
        raise Http404 from None
    messages.success(request, _("Đã bỏ căn cứ của “%(words)s”.") % {"words": answered.words})
    return redirect("editorial_beside", article_id=article.pk)


@require_POST
def agree(request: HttpRequest, article_id: int, figure_id: int) -> HttpResponse:
    """Note that an article says a figure as the record has it now."""
    article = _article(request, article_id)
    figure = get_object_or_404(TextFigure, pk=figure_id, source__article=article)
    agree_with_record(figure)
    messages.success(request, _("Đã ghi: bài viết nói đúng số liệu hiện nay."))
    return redirect("editorial_beside", article_id=article.pk)


@require_POST
def look_at_likeness(request: HttpRequest, article_id: int) -> HttpResponse:
    """Note that somebody looked for a withdrawn name in an article."""
    article = _article(request, article_id)
    settle_likeness(article, actor=_editor(request))
    messages.success(request, _("Đã ghi: bài viết đã được xem lại."))
    return redirect("editorial_beside", article_id=article.pk)


@require_POST
def receivers_told(request: HttpRequest, article_id: int) -> HttpResponse:
    """Note that whoever received an article as a file has been told of a withdrawn consent."""
    article = _article(request, article_id)
    _note_receivers_told(request, article.pk)
    return redirect("editorial_beside", article_id=article.pk)


@require_POST
def receivers_of_deleted_told(request: HttpRequest, article_id: int) -> HttpResponse:
    """Note the same of an article that was deleted since; it stands in nobody's list but his who edits there."""
    own = [one for one in Work(_editor(request)).handed_on if one.is_deleted]
    if article_id not in {one.article_id for one in own}:
        raise Http404
    _note_receivers_told(request, article_id)
    return redirect("editorial_work")


def _note_receivers_told(request: HttpRequest, article_id: int) -> None:
    form = ReceiversToldForm(request.POST)
    if not form.is_valid():
        raise Http404
    note_receivers_told(article_id, form.cleaned_data["withdrawal"], actor=_editor(request))
    messages.success(request, _("Đã ghi: nơi nhận bài đã được báo."))


def _article(request: HttpRequest, article_id: int) -> ArticlePage:
    """Return an article that whoever is signed in may edit; a stranger gets 404."""
    article: ArticlePage = get_object_or_404(ArticlePage, pk=article_id)
    if not article.permissions_for_user(request.user).can_edit():
        raise Http404
    return article


def _editor(request: HttpRequest) -> Editor:
    if not isinstance(request.user, Editor):
        raise Http404
    return request.user
