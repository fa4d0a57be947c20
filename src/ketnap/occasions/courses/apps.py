"""Django's entry to the courses."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "ketnap.occasions.courses"
    verbose_name = _("Lớp bồi dưỡng")
