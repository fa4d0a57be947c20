"""Addresses of the registers."""

from django.urls import path

from ketnap.web.registers import exporting, listing, numbering, register, setting_up

urlpatterns = [
    path("", listing.registers, name="registers"),
    path("cua/<int:organisation_id>/", listing.registers_of, name="registers_of"),
    path("cua/<int:organisation_id>/nhiem-ky/", setting_up.begin, name="begin_term"),
    path("nhiem-ky/<int:term_id>/lap-so/", setting_up.open_one, name="open_register"),
    path("<int:register_id>/", register.register, name="register"),
    path("<int:register_id>/ban-in/", register.sheet, name="register_sheet"),
    path("<int:register_id>/xuat/", exporting.export_register, name="export_register"),
    path("<int:register_id>/dat-so/", setting_up.set_up, name="set_up_register"),
    path("<int:register_id>/lay-so/", numbering.take, name="take_number"),
    path("<int:register_id>/so-giay/", numbering.enter, name="enter_number"),
    path("so/<int:number_id>/ban-hanh/", numbering.issue, name="issue_number"),
    path("so/<int:number_id>/huy/", numbering.void, name="void_number"),
]
