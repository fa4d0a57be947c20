"""Addresses of the public pages."""

from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail import urls as wagtail_urls

from ketnap.portal.news import views
from ketnap.portal.news.feeds import NewsFeed, SectionFeed
from ketnap.portal.news.serving import page_at

LANGUAGE_FREE: list[URLPattern | URLResolver] = [
    path("anh/<path:name>", views.picture, name="picture"),
    path("cach-doc/", views.choose_reading, name="choose_reading"),
    path("rss.xml", NewsFeed(), name="feed"),
    path("rss/<slug:section>.xml", SectionFeed(), name="section_feed"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security, name="security"),
]

PAGES: list[URLPattern | URLResolver] = [
    path("tim-kiem/", views.search, name="search"),
    path("chu-de/<slug:slug>/", views.tagged, name="tagged"),
    path("luu-tru/", views.archive, name="archive"),
    path("luu-tru/<int:year>/<int:month>/", views.month, name="month"),
    re_path(wagtail_urls.serve_pattern, page_at, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]
