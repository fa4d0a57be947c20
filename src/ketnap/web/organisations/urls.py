"""Addresses of organisations."""

from django.urls import path

from ketnap.web.organisations import chain, changing, parts, seats, views

urlpatterns = [
    path("", views.organisations, name="organisations"),
    path("<int:organisation_id>/", views.organisation, name="organisation"),
    path("<int:organisation_id>/truc-thuoc/moi/", changing.create, name="create_organisation"),
    path("<int:organisation_id>/doi-ten/", changing.rename_it, name="rename_organisation"),
    path("<int:organisation_id>/dia-danh/", seats.seat_it, name="seat_organisation"),
    path("<int:organisation_id>/chuyen/", changing.move_it, name="move_organisation"),
    path("<int:organisation_id>/ket-thuc/", changing.close_it, name="close_organisation"),
    path("<int:organisation_id>/cap-xet-duyet/", chain.set_it, name="set_chain"),
    path("<int:organisation_id>/don-vi/moi/", parts.new_unit, name="new_unit"),
    path("<int:organisation_id>/doan-the/moi/", parts.new_mass, name="new_mass_organisation"),
    path("don-vi/<int:part_id>/ket-thuc/", parts.end_unit, name="end_unit"),
    path("doan-the/<int:part_id>/ket-thuc/", parts.end_mass, name="end_mass_organisation"),
]
