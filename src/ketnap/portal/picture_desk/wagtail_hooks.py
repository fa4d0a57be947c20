"""Where the picture desk stands among Wagtail's pages."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from ketnap.portal.news.models import ArticlePage
from ketnap.portal.picture_desk import log_actions, views


@hooks.register("register_log_actions")
def name_our_deeds(actions: Any) -> None:
    """Give what is said of pictures its words in the history."""
    log_actions.register(actions)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses of the desk, below the editor's."""
    return [
        path("anh/<int:article_id>/", views.desk, name="picture_desk"),
        path("anh/<int:article_id>/them/", views.add, name="add_pictures"),
    ]


@hooks.register("register_page_header_buttons")
def ways_from_an_article(page: Page, user: Any, **_more: Any) -> Iterator[Button]:
    """Yield the button that leads from an article to its pictures."""
    rights = page.permissions_for_user(user)
    is_open = rights.can_edit() and not rights.page_locked()
    if is_open and isinstance(page.specific_deferred, ArticlePage):
        yield Button(
            _("Ảnh của bài"),
            reverse("picture_desk", args=[page.pk]),
            icon_name="image",
            priority=12,
        )
