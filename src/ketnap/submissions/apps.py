"""Django's entry to the way up."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubmissionsConfig(AppConfig):
    name = "ketnap.submissions"
    verbose_name = _("Trình duyệt")
