"""Addresses of plans, requests for nominations, reviews of the list and education activities."""

from django.urls import path

from ketnap.web.plans import (
    activities,
    exporting,
    people_put_forward,
    planning,
    requesting,
    requests,
    reviews,
    targets,
)

urlpatterns = [
    path("", targets.plans, name="plans"),
    path("<int:plan_id>/", targets.plan, name="plan"),
    path("<int:plan_id>/xuat/", exporting.export_plan, name="export_plan"),
    path("<int:plan_id>/sua/", planning.change_plan, name="change_plan"),
    path("<int:plan_id>/chi-tieu/", planning.set_targets, name="set_targets"),
    path(
        "<int:plan_id>/da-gioi-thieu/",
        people_put_forward.people_put_forward,
        name="people_put_forward",
    ),
    path("moi/<int:cell_id>/", planning.new_plan, name="new_plan"),
    path("de-nghi/", requests.requests, name="requests"),
    path("de-nghi/moi/<int:cell_id>/", requesting.new_requests, name="new_requests"),
    path("de-nghi/<int:request_id>/", requests.nomination_request, name="nomination_request"),
    path("de-nghi/<int:request_id>/cong-van/", requests.letter, name="request_letter"),
    path("de-nghi/<int:request_id>/gui/", requesting.send_request, name="send_request"),
    path("de-nghi/<int:request_id>/tra-loi/", requesting.record_answer, name="record_answer"),
    path("ra-soat/", reviews.list_reviews, name="list_reviews"),
    path("ra-soat/moi/<int:cell_id>/", reviews.new_review, name="new_review"),
    path("ra-soat/<int:review_id>/", reviews.list_review, name="list_review"),
    path("hoat-dong/", activities.activities, name="activities"),
    path("hoat-dong/moi/<int:cell_id>/", activities.new_activity, name="new_activity"),
    path("hoat-dong/<int:activity_id>/", activities.change_activity, name="change_activity"),
    path("hoat-dong/<int:activity_id>/bo/", activities.take_out_activity, name="take_out_activity"),
]
