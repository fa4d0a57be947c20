"""Addresses of nominations: of who puts forward, and of the cell's inbox."""

from django.urls import path

from ketnap.web.nominations import declining, inbox, own, taking_up, withdrawing

urlpatterns = [
    path("gioi-thieu/", own.nominations, name="nominations"),
    path("gioi-thieu/moi/", own.put_forward, name="put_forward"),
    path("gioi-thieu/de-nghi/<int:request_id>/", own.answer, name="answer_request"),
    path("gioi-thieu/<int:nomination_id>/rut/", withdrawing.withdraw, name="withdraw_nomination"),
    path("ke-hoach/nguoi-duoc-gioi-thieu/", inbox.nomination_inbox, name="nomination_inbox"),
    path("ke-hoach/nguoi-duoc-gioi-thieu/<int:nomination_id>/", taking_up.take_up, name="take_up"),
    path(
        "ke-hoach/nguoi-duoc-gioi-thieu/<int:nomination_id>/da-co/",
        taking_up.take_up_known,
        name="take_up_known",
    ),
    path(
        "ke-hoach/nguoi-duoc-gioi-thieu/<int:nomination_id>/chua-tiep-nhan/",
        declining.decline,
        name="decline",
    ),
]
