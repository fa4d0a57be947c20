"""Root addresses of the portal process."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from ketnap.domain.press.calls import DOOR
from ketnap.portal.editors.views import come_in
from ketnap.portal.news.site_addresses import LANGUAGE_FREE, PAGES

urlpatterns = [
    *LANGUAGE_FREE,
    path("", include("ketnap.portal.gateway.urls")),
    path(DOOR.lstrip("/"), come_in, name="come_in"),
    path("bien-tap/", include("ketnap.portal.editors.urls")),
    # Vietnamese has no prefix, English has one: each page has one address for each language, and
    # a cache never has to ask which language a reader prefers.
    *i18n_patterns(path("", include(PAGES)), prefix_default_language=False),
]
