"""The page that hands an article on."""

from tempfile import SpooledTemporaryFile

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.portal.editorial.gate import require_releasable
from ketnap.portal.editorial.handed_on import note_export
from ketnap.portal.editors.models import Editor
from ketnap.portal.export.archive import name_of, write_archive
from ketnap.portal.export.content import content_of
from ketnap.portal.news.frame import Frame
from ketnap.portal.news.models import ArticlePage

_IN_MEMORY_BYTES = 8 * 1024 * 1024


@require_GET
def export(request: HttpRequest, article_id: int) -> HttpResponseBase:
    """The article as readers see it, with its pictures; the gate is asked once more."""
    article = get_object_or_404(ArticlePage, pk=article_id)
    editor = request.user
    if not isinstance(editor, Editor) or not article.permissions_for_user(editor).can_edit():
        raise Http404
    if not article.live:
        messages.error(request, _("Chỉ xuất được bài đã duyệt và đang đăng."))
        return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    require_releasable(article)
    frame = Frame(request)
    title = frame.home.title if frame.home else ""
    content = content_of(
        article, origin=frame.origin, source=_("Trang tin %(name)s") % {"name": title}
    )
    file = SpooledTemporaryFile(_IN_MEMORY_BYTES)  # noqa: SIM115 - the answer closes it
    write_archive(content, file)
    file.seek(0)
    note_export(article, actor=editor)
    return FileResponse(file, as_attachment=True, filename=f"{name_of(content)}.zip")
