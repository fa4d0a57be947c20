"""Settings of the portal process: public news, with a database, a key and cookies of its own."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from ketnap.config.environment import (
    portal_database,
    portal_secret_key,
    press_key,
    read_environment,
)
from ketnap.config.settings.logs import LOGGING as LOGGING_OF_ANY_PROCESS
from ketnap.domain.press.ticket import LONGEST_VISIT_SECONDS

ENVIRONMENT = read_environment()
PORTAL_ORIGIN = ENVIRONMENT.portal_origin
PROJECT = Path(__file__).resolve().parents[4]

DEBUG = False
SECRET_KEY = portal_secret_key(ENVIRONMENT)
PRESS_KEY = press_key(ENVIRONMENT)
"""What the staff zone signs its calls with."""
ALLOWED_HOSTS = list(ENVIRONMENT.portal_hosts)
ROOT_URLCONF = "ketnap.config.portal_urls"
WSGI_APPLICATION = "ketnap.config.portal_wsgi.application"

# Our rooms come first, so that their templates go before those of the libraries.
INSTALLED_APPS = [
    "ketnap.portal.news",
    "ketnap.portal.pictures",
    "ketnap.portal.editors",
    "ketnap.portal.editorial",
    "ketnap.portal.picture_desk",
    "ketnap.portal.export",
    "ketnap.portal.signed",
    "ketnap.design",
    "wagtail.contrib.routable_page",
    "wagtail.users",
    "wagtail.sites",
    "wagtail.embeds",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.snippets",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "csp",
]

MIDDLEWARE = [
    "ketnap.config.headers.ResponseHeaders",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ketnap.portal.news.hosts.PossiblePort",
    "ketnap.portal.news.page_store.PageStore",
    "django.middleware.gzip.GZipMiddleware",
    "ketnap.portal.news.caching.MarkedReading",
    "ketnap.portal.news.caching.PublicCache",
    "ketnap.portal.editors.policy.EditorPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "ketnap.config.request_size.RequestSize",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ketnap.portal.editors.visits.EndOfVisit",
    "django.contrib.messages.middleware.MessageMiddleware",
    "ketnap.portal.editorial.doors.ClosedDoors",
    "ketnap.portal.editorial.refusal.RefusalPage",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ketnap.portal.news.frame.frame",
            ],
        },
    }
]

# Every answer asks which edition is out: a new connection for each would cost more than the answer.
DATABASES = {
    "default": portal_database(ENVIRONMENT) | {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}

AUTH_USER_MODEL = "editors.Editor"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "editor_door"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [PROJECT / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
FORMAT_MODULE_PATH = "ketnap.portal.formats"

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.data / "portal-static"
MEDIA_URL = "/anh/"
MEDIA_ROOT = ENVIRONMENT.data / "portal-media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "ketnap.portal.static_files.PortalStaticFiles"},
}

WAGTAIL_SITE_NAME = "Trang tin"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_BASE_URL = PORTAL_ORIGIN or "http://localhost:8001"
WAGTAILADMIN_LOGIN_URL = "editor_door"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAILIMAGES_IMAGE_MODEL = "pictures.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "ketnap.portal.pictures.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# No page of ours asks another host, the editor's included.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_FINISH_WORKFLOW_ACTION = "ketnap.portal.editorial.finish.finish"

STAFF_ORIGIN = ENVIRONMENT.staff_address
"""Where the pages stand that a figure of an article leads to."""

SESSION_COOKIE_NAME = "portal_session"
SESSION_COOKIE_AGE = LONGEST_VISIT_SECONDS
SESSION_IDLE_SECONDS = ENVIRONMENT.idle_minutes * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "portal_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

if ENVIRONMENT.portal_is_https:
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-portal_session"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-portal_csrf"
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    CSRF_TRUSTED_ORIGINS = [PORTAL_ORIGIN]
    if ENVIRONMENT.proxies:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        SECURE_SSL_REDIRECT = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
# Visitors send no file, nor do the calls of the staff zone.
LARGEST_REQUEST_OF_STRANGERS_BYTES = DATA_UPLOAD_MAX_MEMORY_SIZE
# An editor sends a dozen of the largest pictures at once.
LARGEST_REQUEST_BYTES = 12 * WAGTAILIMAGES_MAX_UPLOAD_SIZE

LOGGING = LOGGING_OF_ANY_PROCESS
