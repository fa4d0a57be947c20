"""Django's entry to plans and sourcing."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "ketnap.plans"
    verbose_name = _("Kế hoạch và tạo nguồn")
