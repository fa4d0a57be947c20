"""Addresses of the press desk."""

from django.urls import path

from ketnap.web.press import dropping, duties, grounds, newsroom, preparing, views

urlpatterns = [
    path("", views.press_desk, name="press_desk"),
    path("cap-nhat/", views.refresh, name="refresh_press"),
    path("vao-trang-bien-tap/", newsroom.enter_newsroom, name="enter_newsroom"),
    path("phan-cong/", duties.editors, name="press_editors"),
    path("phan-cong/<int:held_id>/", duties.set_duties, name="set_section_duties"),
    path("<int:package_id>/", views.press_package, name="press_package"),
    path("<int:package_id>/thoi-gui/", dropping.drop_press_package, name="drop_press_package"),
    path(
        "can-cu/<int:ground_id>/rut/",
        grounds.take_press_ground_back,
        name="take_press_ground_back",
    ),
    path("soan/<str:occasion>/<int:record_id>/", preparing.prepare_press, name="prepare_press"),
]
