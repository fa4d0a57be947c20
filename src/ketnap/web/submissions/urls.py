"""Addresses of the way up."""

from django.urls import path

from ketnap.web.submissions import (
    below,
    correcting,
    deciding,
    file,
    handling,
    inbox,
    receiving,
    sending,
    sitting,
    sittings,
)

urlpatterns = [
    path("", inbox.submissions, name="submissions"),
    path("cap-duoi/", below.waiting_cells, name="waiting_cells"),
    path("ho-so/<int:casefile_id>/", file.submission, name="submission"),
    path("ho-so/<int:casefile_id>/trinh/", sending.submit, name="submit_case"),
    path("ho-so/<int:casefile_id>/trinh-tiep/", sending.pass_on, name="pass_on_submission"),
    path("ho-so/<int:casefile_id>/tham-dinh/", handling.appraise, name="appraise_submission"),
    path("ho-so/<int:casefile_id>/tra-lai/", handling.give_back, name="return_submission"),
    path("ho-so/<int:casefile_id>/nhan-quyet-dinh/", receiving.receive, name="receive_decision"),
    path("cap-uy/<int:body_id>/bieu-quyet/", sitting.sitting, name="committee_sitting"),
    path("cap-uy/<int:body_id>/cuoc-hop/", sittings.sittings, name="committee_sittings"),
    path("cuoc-hop/<int:sitting_id>/", sittings.kept_sitting, name="kept_sitting"),
    path("cuoc-hop/<int:sitting_id>/dinh-chinh/", correcting.correct, name="correct_sitting"),
    path("cap-uy/<int:body_id>/quyet-dinh/", deciding.decide, name="decide_submissions"),
]
