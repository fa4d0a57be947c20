"""Addresses of the ceremonies."""

from django.urls import path

from ketnap.web.ceremonies import planning, preparing, recording, views

urlpatterns = [
    path("", views.ceremonies, name="ceremonies"),
    path("moi/", planning.choose_cell, name="new_ceremony"),
    path("moi/<int:cell_id>/", planning.new_ceremony, name="new_ceremony_of"),
    path("ghep/<int:cell_id>/<str:day>/", recording.link, name="link_ceremony"),
    path("<int:ceremony_id>/", views.ceremony, name="ceremony"),
    path("<int:ceremony_id>/sua/", planning.change_ceremony, name="change_ceremony"),
    path("<int:ceremony_id>/bo-lich/", planning.call_off, name="call_off_ceremony"),
    path("<int:ceremony_id>/dang-vien-moi/", preparing.new_members, name="ceremony_people"),
    path("<int:ceremony_id>/thu-tu/", preparing.admit_earlier, name="admit_earlier"),
    path("<int:ceremony_id>/chuong-trinh/", preparing.programme, name="ceremony_programme"),
    path("<int:ceremony_id>/khach-moi/", preparing.invitees, name="ceremony_invitees"),
    path("<int:ceremony_id>/chuan-bi/", preparing.tick, name="tick_preparations"),
    path("<int:ceremony_id>/chuan-bi/them/", preparing.add_line, name="add_preparation"),
    path(
        "<int:ceremony_id>/chuan-bi/<int:preparation_id>/bo/",
        preparing.drop_line,
        name="drop_preparation",
    ),
    path("<int:ceremony_id>/ghi/", recording.record, name="record_ceremony"),
]
