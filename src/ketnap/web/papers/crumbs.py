"""The way to the papers of a record."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from ketnap.web.papers.about import PaperSubject


def crumbs_to(subject: PaperSubject) -> list[Mapping[str, str]]:
    """The way to one of its papers."""
    return [*subject.crumbs, {"label": _("Giấy tờ"), "href": subject.href("papers")}]
