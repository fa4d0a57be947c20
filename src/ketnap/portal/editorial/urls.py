"""Addresses of the editorial work, below the editor's own."""

from django.urls import path

from ketnap.portal.editorial import section_views, site_views, views

urlpatterns = [
    path("viec-cua-toi/", views.own_work, name="editorial_work"),
    path("trang/", site_views.home_words, name="editorial_home_words"),
    path("trang/<int:section_id>/", site_views.section_words, name="editorial_section_words"),
    path("trang/mo/", section_views.new_section, name="editorial_new_section"),
    path("trang/<int:section_id>/thu-tu/", section_views.move, name="editorial_move_section"),
    path("trang/<int:section_id>/dong/", section_views.close, name="editorial_close_section"),
    path("trang/<int:section_id>/mo-lai/", section_views.reopen, name="editorial_reopen_section"),
    path("bai/<int:article_id>/", views.beside, name="editorial_beside"),
    path("bai/<int:article_id>/go/", views.take_off, name="editorial_take_off"),
    path("bai/<int:article_id>/da-xem/", views.look_at_likeness, name="editorial_likeness"),
    path("bai/<int:article_id>/da-bao/", views.receivers_told, name="editorial_receivers_told"),
    path(
        "bai-da-xoa/<int:article_id>/da-bao/",
        views.receivers_of_deleted_told,
        name="editorial_receivers_of_deleted_told",
    ),
    path("bai/<int:article_id>/ten/", views.answer, name="editorial_answer"),
    path(
        "bai/<int:article_id>/ten/<int:answered_id>/bo/",
        views.answer_no_longer,
        name="editorial_answer_no_longer",
    ),
    path(
        "bai/<int:article_id>/so-lieu/<int:figure_id>/", views.agree, name="editorial_agree_figure"
    ),
]
