"""Settings that every process shares."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from ketnap.config.environment import database, press_key, read_environment, secret_key
from ketnap.config.settings.logs import LOGGING as LOGGING_OF_ANY_PROCESS

ENVIRONMENT = read_environment()
KETNAP_DATA = ENVIRONMENT.data
# How many months may pass between two reviews by a mentor: a habit of the cell, not a regulation.
MENTOR_REVIEW_MONTHS = ENVIRONMENT.review_months
# Whether 1-KNĐ and 2-KNĐ are taken typed; elsewhere they are written in the person's own hand.
TYPED_PERSONAL_PAPERS = ENVIRONMENT.typed_personal_papers
# Where the portal is called, and where an editor's browser finds it.
PORTAL_ADDRESS = ENVIRONMENT.portal_address
PORTAL_ORIGIN = ENVIRONMENT.portal_origin or ENVIRONMENT.portal_address
PRESS_KEY = press_key(ENVIRONMENT)
# The machines to which other programs' messages may go; none unless the operator names them.
WEBHOOK_HOSTS = ENVIRONMENT.webhook_hosts
PROJECT = Path(__file__).resolve().parents[4]

DEBUG = False
SECRET_KEY = secret_key(ENVIRONMENT)
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
ROOT_URLCONF = "ketnap.config.urls"
WSGI_APPLICATION = "ketnap.config.wsgi.application"

# Our rooms come first, so that their templates go before those of the libraries.
INSTALLED_APPS = [
    "ketnap.design",
    "ketnap.audit",
    "ketnap.organisations",
    "ketnap.people",
    "ketnap.accounts",
    "ketnap.jobs",
    "ketnap.casefiles",
    "ketnap.handovers",
    "ketnap.privacy",
    "ketnap.occasions.meetings",
    "ketnap.occasions.sittings",
    "ketnap.occasions.courses",
    "ketnap.occasions.ceremonies",
    "ketnap.plans",
    "ketnap.figures",
    "ketnap.intake",
    "ketnap.documents.registers",
    "ketnap.documents.papers",
    "ketnap.documents.bundles",
    "ketnap.documents.own_templates",
    "ketnap.submissions",
    "ketnap.transfers",
    "ketnap.press",
    "ketnap.reminders",
    "ketnap.webhooks",
    "ketnap.api",
    "ketnap.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

API_ANSWERS_KEPT_HOURS = 24
"""How long a program that repeats a write under the same key is answered as before."""

MIDDLEWARE = [
    "ketnap.config.headers.ResponseHeaders",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "ketnap.config.request_size.RequestSize",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ketnap.accounts.sessions.SessionAge",
    "ketnap.accounts.gate.Gate",
    "ketnap.web.wrong_method.WrongMethodPage",
    "ketnap.web.no_cell.NoCellPage",
    "ketnap.web.busy.BusyPage",
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
                "ketnap.web.frame.frame",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database(ENVIRONMENT)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Rate limits count in the cache, so all processes must share it.
CACHES = {
    "default": {
        "BACKEND": "ketnap.config.counters.Counters",
        "LOCATION": "ketnap_cache",
        # From how many rows on those that have run out are thrown away.
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# The queue of work in the background.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [PROJECT / "locale"]
LANGUAGE_COOKIE_NAME = "ketnap_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = ENVIRONMENT.is_https
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = KETNAP_DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
# Whoever has not signed in sends no file; a program's message is read into memory at once.
LARGEST_REQUEST_OF_STRANGERS_BYTES = DATA_UPLOAD_MAX_MEMORY_SIZE
# The largest file that any page takes is 32 MiB; the form around it needs little.
LARGEST_REQUEST_BYTES = 33 * 1024 * 1024

LOGGING = LOGGING_OF_ANY_PROCESS | {
    # It would write down the words of an error, which may name somebody; `ketnap.jobs` tells the rest.
    "loggers": {"django_tasks": {"level": "CRITICAL"}},
}
