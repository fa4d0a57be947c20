"""Django's entry to the jobs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "ketnap.jobs"
    verbose_name = _("Việc nền")
