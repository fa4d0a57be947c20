"""What stands around every page of the portal."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from ketnap.portal.editors.models import Editor
from ketnap.portal.news.caching import PARTS_SECONDS, is_signed_in
from ketnap.portal.news.editions import Numbers, edition_for
from ketnap.portal.news.outline import Outline, SectionLine, outline_for
from ketnap.portal.news.page_store import is_one_for_any_query
from ketnap.portal.news.reading import Reading, reading_of

ENGLISH = "/en"


@dataclass
class Frame:
    """The name of the portal, its sections, and the addresses of this page."""

    request: HttpRequest

    kept_seconds = PARTS_SECONDS

    @property
    def edition(self) -> Numbers:
        return edition_for(self.request)

    @cached_property
    def outline(self) -> Outline:
        return outline_for(self.request)

    @property
    def home(self) -> Outline | None:
        return self.outline if self.outline.pk else None

    @property
    def sections(self) -> tuple[SectionLine, ...]:
        return self.outline.sections

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
    def way_back(self) -> str:
        """Return where to go on reading after a choice of letters or colours."""
        request = self.request
        return request.path if is_one_for_any_query(request) else request.get_full_path()

    @property
    def canonical(self) -> str:
        return f"{self.origin}{self.request.path}"


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame; it asks the database only for what a page shows."""
    return {"frame": Frame(request)}
