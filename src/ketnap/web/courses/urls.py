"""Addresses of the courses."""

from django.urls import path

from ketnap.web.courses import certificates, listing, planning, results, sending, views

urlpatterns = [
    path("", views.courses, name="courses"),
    path("moi/", planning.new_course, name="new_course"),
    path("giay-chung-nhan/", certificates.certificates, name="certificates"),
    path("<int:course_id>/", views.course, name="course"),
    path("<int:course_id>/sua/", planning.change_course, name="change_course"),
    path("<int:course_id>/danh-sach/", views.proposal_sheet, name="proposal_sheet"),
    path("<int:course_id>/de-nghi/", listing.propose, name="propose_participants"),
    path("<int:course_id>/ghep/", listing.gather, name="gather_recorded"),
    path("<int:course_id>/bo-ten/<int:casefile_id>/", listing.take_off, name="take_off_list"),
    path("<int:course_id>/cu-di/", sending.send, name="send_participants"),
    path("<int:course_id>/ket-qua/", results.results, name="course_results"),
]
