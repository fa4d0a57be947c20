"""Addresses of members, persons, duplicates and hand-overs."""

from django.urls import path

from ketnap.web.people import (
    correcting,
    duplicates,
    entering_all,
    exporting,
    guests,
    handing_over,
    joining,
    members,
    mistaken,
    person,
    persons,
    standing,
)

urlpatterns = [
    path("dang-vien/", members.members, name="members"),
    path("dang-vien/xuat/", exporting.export_members, name="export_members"),
    path("dang-vien/moi/", joining.new_member, name="new_member"),
    path("dang-vien/ho-so/", entering_all.enter_members, name="enter_members"),
    path("dang-vien/ho-so/<int:casefile_id>/", joining.enter_member, name="enter_member"),
    path("dang-vien/<int:membership_id>/", standing.change, name="change_standing"),
    path("dang-vien/<int:membership_id>/ban-giao/", handing_over.leave, name="hand_over"),
    path("dang-vien/<int:membership_id>/ghi-nham/", mistaken.take_off, name="take_off_roll"),
    path("dang-vien/khach/moi/", guests.receive, name="receive_guest"),
    path("dang-vien/khach/<int:guest_id>/ket-thuc/", guests.end, name="end_guest"),
    path("dang-vien/ban-giao/<int:handover_id>/", handing_over.handover, name="handover"),
    path("dang-vien/so/", persons.persons, name="persons"),
    path("dang-vien/trung/", duplicates.duplicates, name="duplicates"),
    path("dang-vien/trung/<int:one>/<int:other>/", duplicates.compare, name="compare_persons"),
    path("dang-vien/gop/<int:merge_id>/hoan-tac/", duplicates.undo, name="undo_merge"),
    path("dang-vien/so/<int:person_id>/", person.person, name="person"),
    path("dang-vien/so/<int:person_id>/sua/", correcting.correct, name="correct_person"),
    path("dang-vien/so/<int:person_id>/dang-vien/", joining.admit, name="admit_person"),
]
