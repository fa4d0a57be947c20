"""The form of an article in the editor."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from ketnap.portal.news.free_addresses import free_address


class ArticleForm(WagtailAdminPageForm):
    """An article as editors write it; an address left empty is made of the title."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """Return the address without diacritics; one that stands already is left as it is."""
        written: str = self.cleaned_data["slug"]
        if written and written == self.instance.slug:
            return written
        title: str = self.cleaned_data.get("title", "")
        return free_address(written or title, self.parent_page, own_id=self.instance.pk)
