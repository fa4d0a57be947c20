"""The address of a new article: its title without diacritics, and none that leads to another one."""

from itertools import chain, count

from wagtail.models import Page

from ketnap.portal.news.left_addresses import leads_to_another
from ketnap.portal.news.words import address_of

_LONGEST_ADDRESS = 80


def free_address(title: str, section: Page, *, own_id: int | None = None) -> str:
    """Return the address a title gives below a section; a number parts it from one alike.

    `own_id` is the article's own number, where it has one.
    """
    wished = _cut_at_a_word(address_of(title))
    taken = set(section.get_children().exclude(pk=own_id).values_list("slug", flat=True))
    numbered = (f"{wished}-{number}" for number in count(2))
    return next(
        one
        for one in chain([wished], numbered)
        if one not in taken and not leads_to_another(section.slug, one, own_id)
    )


def _cut_at_a_word(address: str) -> str:
    if len(address) <= _LONGEST_ADDRESS:
        return address
    whole_words, _separator, _rest = address[: _LONGEST_ADDRESS + 1].rpartition("-")
    return whole_words
