"""Addresses of transfers."""

from django.urls import path

from ketnap.web.transfers import (
    calling_back,
    from_file,
    installations,
    listing,
    receipts,
    receiving,
    sending,
)

urlpatterns = [
    path("", listing.transfers, name="transfers"),
    path("ho-so/<int:casefile_id>/", sending.transfer_case, name="transfer_case"),
    path("<int:transfer_id>/nhan/", receiving.receive, name="receive_transfer"),
    path("nhan-tep/", from_file.receive_from_file, name="receive_transfer_file"),
    path("giay-bao-nhan/", receipts.receive_receipt, name="receive_receipt"),
    path("<int:transfer_id>/rut-lai/", calling_back.call_back_case, name="call_back_transfer"),
    path("<int:transfer_id>/tep/", sending.sealed_file, name="transfer_file"),
    path("noi-cai-dat/", installations.installations, name="installations"),
    path("noi-cai-dat/moi/", installations.keep, name="keep_installation"),
    path(
        "noi-cai-dat/<int:installation_id>/thoi/",
        installations.withdraw,
        name="withdraw_installation",
    ),
]
