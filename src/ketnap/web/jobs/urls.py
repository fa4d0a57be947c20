"""Addresses of work in the background."""

from django.urls import path

from ketnap.web.jobs import asking, choosing, deeds, listing

urlpatterns = [
    path("", listing.jobs, name="jobs"),
    path("<int:job_id>/tien-do/", listing.job_progress, name="job_progress"),
    path("<int:job_id>/tep/", deeds.download, name="download_job"),
    path("<int:job_id>/huy/", deeds.cancel_job, name="cancel_job"),
    path("<int:job_id>/xoa/", deeds.put_job_away, name="put_job_away"),
    path("ca-ho-so/<int:casefile_id>/", asking.whole_file, name="ask_whole_file"),
    path("hop/<int:meeting_id>/", asking.of_meeting, name="ask_meeting_papers"),
    path("lop/<int:course_id>/", asking.of_course, name="ask_course_papers"),
    path("le-ket-nap/<int:ceremony_id>/", asking.of_ceremony, name="ask_ceremony_papers"),
    path("nhieu-nguoi/", choosing.of_chosen, name="ask_chosen_papers"),
]
