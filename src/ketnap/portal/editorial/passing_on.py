"""What somebody is told after taking a step: where the article stands now."""

from collections.abc import Mapping
from types import MappingProxyType

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.domain.press.calls import ArticleState
from ketnap.portal.editorial.states import state_of, step_of
from ketnap.portal.news.models import ArticlePage

_PASSED_ON: Mapping[ArticleState, Promise] = MappingProxyType(
    {
        ArticleState.WITH_SECRETARY: _("Bài đang chờ bí thư chi bộ xem."),
        ArticleState.WITH_EDITOR: _("Bài đang chờ biên tập."),
        ArticleState.WITH_APPROVER: _("Bài đang chờ duyệt đăng."),
        ArticleState.SCHEDULED: _("Bài đã duyệt, sẽ lên trang đúng giờ đã hẹn."),
        ArticleState.PUBLISHED: _("Bài đã lên trang."),
    }
)
_SENT_BACK = _("Bài đã trả lại để sửa.")


def say_where(request: HttpRequest, article: ArticlePage) -> None:
    """Tell whoever has just taken a step on an article's page where it stands by now."""
    if "action-workflow-action" not in request.POST:
        return
    if request.POST.get("workflow-action-name") == "reject":
        messages.success(request, str(_SENT_BACK))
        return
    by_now = ArticlePage.objects.get(pk=article.pk)
    state = step_of(by_now) or state_of(by_now)
    if state in _PASSED_ON:
        messages.success(request, str(_PASSED_ON[state]))
