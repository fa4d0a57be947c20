"""What stands around every page, as data: the home page and its sections."""

from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction

from ketnap.portal.news import queries
from ketnap.portal.news.addresses import page_address
from ketnap.portal.news.caching import kept_for
from ketnap.portal.news.editions import edition_for
from ketnap.portal.news.models import HomePage, SectionPage
from ketnap.portal.news.standing import StandingQuestion

_HOME = StandingQuestion(
    lambda: HomePage.objects.live().values_list("pk", "title", "tagline", "contact").order_by("pk")
)
_SECTIONS = StandingQuestion(
    lambda: queries.every_section().values_list("pk", "title", "slug", "path", "closed_on")
)
_LOCKS = StandingQuestion(lambda: PageViewRestriction.objects.order_by("pk").values_list("pk")[:1])
"""Where no page is locked, nobody need ask about each."""


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section as it is linked to."""

    pk: int
    title: str
    slug: str
    path: str
    is_closed: bool

    @property
    def url(self) -> str:
        """Return the section's address in the language of the moment."""
        return page_address(self.slug)

    @classmethod
    def of(cls, section: SectionPage) -> Self:
        """Return a section's line."""
        return cls(
            section.pk, section.title, section.slug, section.path, section.closed_on is not None
        )


@dataclass(frozen=True, slots=True)
class Outline:
    """The home page and the sections that visitors may see, closed ones too."""

    pk: int | None = None
    title: str = ""
    tagline: str = ""
    contact: str = ""
    every_section: tuple[SectionLine, ...] = ()
    has_locks: bool = False

    @property
    def url(self) -> str:
        """Return the home page's address in the language of the moment."""
        return page_address()

    @property
    def sections(self) -> tuple[SectionLine, ...]:
        """Return the open sections in the order the editors gave them."""
        return tuple(line for line in self.every_section if not line.is_closed)

    def section_above(self, path: str) -> SectionLine | None:
        """Return the section a page stands in, by its place in the tree."""
        above = path[: -Page.steplen]
        return next((line for line in self.every_section if line.path == above), None)

    def section_at(self, slug: str) -> SectionLine | None:
        """Return the section at an address."""
        return next((line for line in self.every_section if line.slug == slug), None)


def outline_for(request: HttpRequest) -> Outline:
    """Return the outline of the edition a request is answered with."""
    return kept_for(request, f"outline-{edition_for(request).frame}", _read)


def _read() -> Outline:
    home = next(iter(_HOME.rows()), None)
    if home is None:
        return Outline()
    pk, title, tagline, contact = home
    lines = tuple(
        SectionLine(section_pk, name, slug, path, is_closed=closed_on is not None)
        for section_pk, name, slug, path, closed_on in _SECTIONS.rows()
    )
    return Outline(pk, title, tagline, contact, lines, has_locks=bool(_LOCKS.rows()))
