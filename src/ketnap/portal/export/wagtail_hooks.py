"""Where the export stands among Wagtail's pages."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from ketnap.portal.export import log_actions
from ketnap.portal.export.views import export
from ketnap.portal.news.models import ArticlePage


@hooks.register("register_log_actions")
def name_our_deeds(actions: Any) -> None:
    """Give an export its words in the history."""
    log_actions.register(actions)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the address of the export, below the editor's."""
    return [path("xuat/<int:article_id>/", export, name="export_article")]


@hooks.register("register_page_header_buttons")
def way_to_the_export(page: Any, user: Any, **_more: Any) -> Iterator[Button]:
    """Yield the button that hands a released article on."""
    if page.live and isinstance(page.specific_deferred, ArticlePage):
        yield Button(
            _("Xuất bài và ảnh (ZIP)"),
            reverse("export_article", args=[page.pk]),
            icon_name="download",
            priority=70,
        )
