"""The pages of the picture desk."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ketnap.portal.editors.models import Editor
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.picture_desk import services
from ketnap.portal.picture_desk.orders import LONGEST_ALT, LONGEST_CAPTION, OrderUnclear, wishes_in
from ketnap.portal.picture_desk.queries import cards_of, consents_for, editable_article
from ketnap.portal.pictures.queries import pictures_in
from ketnap.portal.pictures.refusals import PictureRefused


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest, article_id: int) -> HttpResponse:
    """The pictures of an article, to be put in order and given their words."""
    article = editable_article(_editor(request), article_id)
    if request.method != "POST":
        return _shown(request, article)
    if request.POST.get("version") != str(article.latest_revision_id):
        messages.error(
            request, _("Bài vừa có bản mới hơn. Chưa lưu gì; hãy xem lại rồi sửa lần nữa.")
        )
        return _back(article_id)
    try:
        wishes = wishes_in(request.POST, pictures_in(article))
        services.arrange(article_id, wishes, by=_editor(request))
    except OrderUnclear as unclear:
        messages.error(request, str(unclear))
        return _back(article_id)
    _leave_out(request, article_id)
    messages.success(request, _saved(article))
    return _back(article_id)


def _saved(article: ArticlePage) -> str:
    if article.live:
        return _("Đã lưu thành bản nháp mới. Bài đang hiện chưa đổi.")
    return _("Đã lưu bản nháp.")


@require_POST
def add(request: HttpRequest, article_id: int) -> HttpResponse:
    """Take in every picture sent, each judged alone."""
    files = request.FILES.getlist("pictures")
    refused = [refusal for file in files if (refusal := _refusal_of(request, article_id, file))]
    if request.accepts("text/html"):
        _tell(request, taken=len(files) - len(refused), refused=refused)
        return _back(article_id)
    return JsonResponse({"refused": [{"name": one.name, "reason": one.reason} for one in refused]})


def _refusal_of(
    request: HttpRequest, article_id: int, file: "UploadedFile[bytes]"
) -> PictureRefused | None:
    try:
        services.add_picture(article_id, file, by=_editor(request))
    except PictureRefused as refusal:
        return refusal
    return None


def _tell(request: HttpRequest, *, taken: int, refused: list[PictureRefused]) -> None:
    for one in refused:
        messages.error(
            request,
            _("Không nhận “%(name)s”. %(reason)s") % {"name": one.name, "reason": one.reason},
        )
    if taken:
        words = ngettext("Đã nhận %(count)s ảnh.", "Đã nhận %(count)s ảnh.", taken)
        messages.success(request, words % {"count": taken})


def _leave_out(request: HttpRequest, article_id: int) -> None:
    """Take out the picture whose button was pressed; places are those of before the saving."""
    place = request.POST.get("leave_out", "")
    places = request.POST.getlist("place")
    if place in places:
        services.leave_out(article_id, places.index(place), by=_editor(request))


def _shown(request: HttpRequest, article: ArticlePage) -> HttpResponse:
    context = {
        "article": article,
        "cards": cards_of(article),
        "consents": consents_for(article),
        "longest_alt": LONGEST_ALT,
        "longest_caption": LONGEST_CAPTION,
        "header_title": _("Ảnh của bài"),
        "page_title": _("Ảnh của bài"),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_pages:edit", args=[article.pk]), "label": article.title},
            {"url": "", "label": _("Ảnh của bài")},
        ],
        "header_icon": "image",
    }
    return render(request, "picture_desk/desk.html", context)


def _back(article_id: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("picture_desk", args=[article_id]))


def _editor(request: HttpRequest) -> Editor:
    """Return who is asking: Wagtail lets nobody else come here."""
    if not isinstance(request.user, Editor):
        raise TypeError("whoever edits is an editor")
    return request.user
