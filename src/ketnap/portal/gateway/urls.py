"""Addresses of the internal calls."""

from django.urls import path

from ketnap.domain.press.calls import Call
from ketnap.portal.gateway import views

urlpatterns = [
    path(Call.PACKAGE.lstrip("/"), views.package, name="call_package"),
    path(Call.WITHDRAWAL.lstrip("/"), views.withdrawal, name="call_withdrawal"),
    path(Call.FIGURES.lstrip("/"), views.figures, name="call_figures"),
    path(Call.STATES.lstrip("/"), views.states, name="call_states"),
    path(Call.EDITORS.lstrip("/"), views.editors, name="call_editors"),
]
