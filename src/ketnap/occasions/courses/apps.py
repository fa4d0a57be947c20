"""Django's entry to the courses."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "ketnap.occasions.courses"
    verbose_name = _("Lớp bồi dưỡng")

    def ready(self) -> None:
        """Follow the corrections of steps that a course knows of."""
        import_module("ketnap.occasions.courses.following")
