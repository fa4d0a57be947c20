"""Addresses of mentoring."""

from django.urls import path

from ketnap.web.mentoring import changing, load, mine

urlpatterns = [
    path("", mine.my_people, name="my_people"),
    path("phan-cong/", load.mentors, name="mentors"),
    path("<int:casefile_id>/nhan-xet/", mine.review, name="review_person"),
    path("<int:casefile_id>/doi-nguoi/", changing.change_mentor, name="change_mentor"),
]
