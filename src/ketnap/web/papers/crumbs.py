"""The way to the papers of a case."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.web.case.reading import OpenCase
from ketnap.web.day import address


def crumbs_to(request: HttpRequest, case: OpenCase) -> list[dict[str, str]]:
    """The way to a paper of a case."""
    return [
        {"label": _("Hồ sơ"), "href": address(request, "cases")},
        {"label": case.person.full_name, "href": address(request, "case", case.id)},
        {"label": _("Giấy tờ"), "href": address(request, "papers", case.id)},
    ]
