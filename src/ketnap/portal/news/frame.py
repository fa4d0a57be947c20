"""What stands around every page of the portal."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language

from ketnap.portal.editors.models import Editor
from ketnap.portal.news.caching import PAGE_SECONDS, is_signed_in
from ketnap.portal.news.editions import edition_for
from ketnap.portal.news.models import HomePage, SectionPage
from ketnap.portal.news.queries import home_page, sections
from ketnap.portal.news.reading import Reading, reading_of

ENGLISH = "/en"


@dataclass
class Frame:
    """The name of the portal, its sections, and the addresses of this page."""

    request: HttpRequest

    kept_seconds = PAGE_SECONDS
    """How long a part of a page that all its readers share is kept, at most: until a new edition."""

    @property
    def edition(self) -> int:
        return edition_for(self.request)

    @cached_property
    def home(self) -> HomePage | None:
        return home_page()

    @cached_property
    def sections(self) -> QuerySet[SectionPage]:
        return sections()

    @cached_property
    def reading(self) -> Reading:
        return reading_of(self.request)

    @cached_property
    def origin(self) -> str:
        """Return scheme and host of the portal as visitors know it."""
        chosen: str = settings.PORTAL_ORIGIN
        return chosen or f"{self.request.scheme}://{self.request.get_host()}"

    @property
    def is_editor(self) -> bool:
        """Return whether somebody who may edit is reading; visitors' requests ask no database."""
        if not is_signed_in(self.request):
            return False
        user = self.request.user
        return isinstance(user, Editor) and user.has_perm("wagtailadmin.access_admin")

    @property
    def addresses(self) -> dict[str, str]:
        """Return this page's address in each language, without what was searched for."""
        path = self.request.path
        bare = path.removeprefix(ENGLISH) if get_language() == "en" else path
        return {"vi": f"{self.origin}{bare}", "en": f"{self.origin}{ENGLISH}{bare}"}

    @property
    def canonical(self) -> str:
        return f"{self.origin}{self.request.path}"


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame; it asks the database only for what a page shows."""
    return {"frame": Frame(request)}
