"""Addresses of a body's own templates."""

from django.urls import path

from ketnap.web.own_templates import deciding, files, listing, proposing, template

urlpatterns = [
    path("", listing.own_templates, name="own_templates"),
    path("mau-chuan/<str:form_code>/", files.standard_form, name="standard_form"),
    path("to-chuc/<int:organisation_id>/", listing.own_templates_of, name="own_templates_of"),
    path(
        "to-chuc/<int:organisation_id>/<str:form_code>/",
        listing.own_templates_of_form,
        name="own_templates_of_form",
    ),
    path(
        "to-chuc/<int:organisation_id>/<str:form_code>/tai-len/",
        proposing.propose,
        name="propose_template",
    ),
    path("<int:template_id>/", template.own_template, name="own_template"),
    path("<int:template_id>/tep/", files.own_template_file, name="own_template_file"),
    path("<int:template_id>/thu/", files.try_own_template, name="try_own_template"),
    path("<int:template_id>/duyet/", deciding.approve, name="approve_template"),
    path("<int:template_id>/khong-duyet/", deciding.reject, name="reject_template"),
    path("<int:template_id>/thoi-dung/", deciding.retire, name="retire_template"),
]
