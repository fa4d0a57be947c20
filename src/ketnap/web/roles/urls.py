"""Addresses of accounts, roles and inspections."""

from django.urls import path

from ketnap.web.roles import (
    accounts,
    choosing,
    confirming,
    given,
    granting,
    inspections,
    keys,
    matrix,
    mine,
    opening,
    own_sessions,
    signing_out,
)

urlpatterns = [
    path("", mine.my_roles, name="my_roles"),
    path("phien/", own_sessions.my_sessions, name="my_sessions"),
    path("phien/<int:session_id>/ket-thuc/", own_sessions.end_session, name="end_session"),
    path("dang-xuat-noi-khac/", own_sessions.end_sessions, name="end_sessions"),
    path("uy-quyen/<int:held_id>/", mine.delegate, name="delegate"),
    path("thoi/<int:held_id>/", granting.end, name="end_role"),
    path("quan-tri-giao/", given.roles_given, name="roles_given"),
    path("quan-tri-giao/<int:held_id>/", confirming.confirm, name="confirm_role"),
    path("quan-tri-giao/<int:held_id>/tu-choi/", confirming.refuse, name="refuse_role"),
    path("cach-dang-nhap/<int:request_id>/", keys.answer, name="answer_keys"),
    path("cach-dang-nhap/<int:request_id>/tu-choi/", keys.refuse, name="refuse_keys"),
    path("tai-khoan/", accounts.accounts, name="accounts"),
    path("tai-khoan/moi/", opening.new_account, name="new_account"),
    path("tai-khoan/<int:user_id>/", accounts.account, name="account"),
    path("tai-khoan/<int:user_id>/giao/", granting.grant, name="grant_role"),
    path("tai-khoan/<int:user_id>/lien-ket/", opening.new_link, name="new_link"),
    path("tai-khoan/<int:user_id>/xin-khoa/", keys.ask, name="ask_for_keys"),
    path(
        "tai-khoan/<int:user_id>/bo-hai-buoc/",
        opening.without_second_factor,
        name="without_second_factor",
    ),
    path(
        "tai-khoan/<int:user_id>/dang-xuat/",
        signing_out.sign_out_everywhere,
        name="sign_out_everywhere",
    ),
    path("tai-khoan/<int:user_id>/dong/", opening.close, name="close_account"),
    path("kiem-tra/", inspections.inspections, name="inspections"),
    path("kiem-tra/moi/", choosing.new_inspection, name="new_inspection"),
    path("kiem-tra/<int:held_id>/", inspections.inspection, name="inspection"),
    path("ai-duoc-lam-gi/", matrix.matrix, name="permission_matrix"),
]
