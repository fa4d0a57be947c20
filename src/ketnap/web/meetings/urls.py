"""Addresses of the meetings of the cell."""

from django.urls import path

from ketnap.web.meetings import (
    closing,
    counting,
    listing,
    meeting,
    planning,
    projector,
    roll,
)

urlpatterns = [
    path("", listing.meetings, name="meetings"),
    path("moi/", planning.choose_cell, name="call_meeting"),
    path("moi/<int:cell_id>/", planning.call_meeting, name="call_meeting_of"),
    path("<int:meeting_id>/", meeting.meeting, name="meeting"),
    path("<int:meeting_id>/ke-hoach/", planning.change_meeting, name="change_meeting"),
    path("<int:meeting_id>/hoan/", planning.call_off_meeting, name="call_off_meeting"),
    path("<int:meeting_id>/diem-danh/", roll.attendance, name="attendance"),
    path("<int:meeting_id>/diem-danh/tinh/", roll.check_attendance, name="check_attendance"),
    path("<int:meeting_id>/bieu-quyet/<int:item_id>/", counting.vote, name="meeting_vote"),
    path("<int:meeting_id>/bieu-quyet/<int:item_id>/tinh/", counting.check_vote, name="check_vote"),
    path("<int:meeting_id>/bieu-quyet/<int:item_id>/lan-nua/", counting.again, name="vote_again"),
    path("<int:meeting_id>/bieu-quyet/<int:item_id>/bo/", counting.discard, name="discard_count"),
    path("<int:meeting_id>/ket-thuc/", closing.close, name="close_meeting"),
    path("<int:meeting_id>/man-chieu/", projector.projector, name="projector"),
]
