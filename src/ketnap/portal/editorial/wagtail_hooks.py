"""Where the editorial work meets Wagtail's pages."""

from collections.abc import Iterator
from typing import Any

from django.db.models import DateTimeField
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.compare import register_comparison_class
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem as LinkMenuItemComponent
from wagtail.admin.widgets import Button

from ketnap.portal.editorial import home_panels, log_actions, policies
from ketnap.portal.editorial.comparing import MomentComparison
from ketnap.portal.editorial.gate import require_releasable
from ketnap.portal.editorial.passing_on import say_where
from ketnap.portal.editorial.sight import seen_among
from ketnap.portal.editorial.site_pages import sections_to_describe
from ketnap.portal.editorial.urls import urlpatterns
from ketnap.portal.editorial.work import Work
from ketnap.portal.editors.models import Editor
from ketnap.portal.news.models import ArticlePage

_NOT_OURS = {"help", "documents", "locked-pages", "aging-pages", "page-types-usage"}
"""Menu entries of Wagtail that no editor here needs."""

policies.register()
register_comparison_class(DateTimeField, comparison_class=MomentComparison)


@hooks.register("register_log_actions")
def name_our_deeds(actions: Any) -> None:
    """Give the deeds of the editorial work their words in the history."""
    log_actions.register(actions)


@hooks.register("insert_global_admin_css")
def our_style() -> str:
    """Load what our own pages, and what stands beside an article, look like."""
    return format_html('<link rel="stylesheet" href="{}">', static("editorial/editorial.css"))


@hooks.register("register_admin_urls")
def our_pages() -> list[URLPattern]:
    """Stand below the editor's address, behind its door."""
    return urlpatterns


class OwnWorkItem(MenuItem):
    """The entry of the menu that says how much waits for whoever is signed in."""

    def render_component(self, request: HttpRequest) -> LinkMenuItemComponent:
        """Return the entry with the number of things that wait, if any do."""
        count = Work(request.user).count if isinstance(request.user, Editor) else 0
        label = f"{self.label} ({count})" if count else str(self.label)
        return LinkMenuItemComponent(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname
        )


@hooks.register("register_admin_menu_item")
def own_work_entry() -> MenuItem:
    """Begin the menu with what waits."""
    return OwnWorkItem(
        _("Việc của tôi"),
        reverse("editorial_work"),
        name="own-work",
        icon_name="tasks",
        order=1,
    )


class HomeWordsItem(MenuItem):
    """The entry of the menu for whoever may change the words of pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether somebody approves in a section."""
        return isinstance(request.user, Editor) and bool(sections_to_describe(request.user))


@hooks.register("register_admin_menu_item")
def home_words_entry() -> MenuItem:
    """Lead approvers to the words of the home page and of their sections."""
    return HomeWordsItem(
        # Longer words are cut off in the menu.
        _("Các chuyên mục"),
        reverse("editorial_home_words"),
        name="home-words",
        icon_name="home",
        order=2,
    )


@hooks.register("construct_main_menu")
def leave_out(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out what no editor here needs."""
    items[:] = [item for item in items if item.name not in _NOT_OURS]


@hooks.register("construct_homepage_panels")
def recall_what_is_seen(request: HttpRequest, panels: list[Any]) -> None:
    """Recall no article of a cell for which somebody speaks no more."""
    if isinstance(request.user, Editor):
        home_panels.put_in_place(panels)


@hooks.register("construct_reports_menu")
def leave_out_closed_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out the reports whose addresses are closed."""
    leave_out(request, items)


@hooks.register("register_page_header_buttons")
def way_to_what_stands_beside(
    page: Any, user: Any, next_url: str | None = None, view_name: str = ""
) -> Iterator[Button]:
    """Lead from an article to its checks, its figures and its way off the page."""
    if isinstance(page.specific_deferred, ArticlePage):
        yield Button(
            _("Kiểm tra, số liệu, gỡ bài"),
            reverse("editorial_beside", args=[page.pk]),
            icon_name="clipboard-list",
            priority=5,
        )


@hooks.register("after_edit_page")
def say_where_an_article_stands(request: HttpRequest, page: Any) -> None:
    """Say more than that a page was kept, where a step was taken with it."""
    if isinstance(page, ArticlePage):
        say_where(request, page)


@hooks.register("before_publish_page")
def gate_before_publishing(request: HttpRequest, page: Any) -> None:
    """Stand before Wagtail's own way to publish, which no group has, too."""
    if isinstance(page, ArticlePage):
        require_releasable(page)


@hooks.register("construct_page_chooser_queryset")
def choose_among_what_is_seen(pages: Any, request: HttpRequest) -> Any:
    """Propose no article of another cell as the target of a link: the policy is not asked there."""
    return seen_among(pages, request.user) if isinstance(request.user, Editor) else pages
