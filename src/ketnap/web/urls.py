"""Addresses of the staff screens."""

from django.urls import URLPattern, URLResolver, include, path

from ketnap.domain.paperwork.sheet import Subject as Sort
from ketnap.web.papers.urls import paper_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("ketnap.web.desk.urls")),
    path("", include("ketnap.web.cases.urls")),
    path("ho-so/<int:casefile_id>/", include("ketnap.web.case.urls")),
    path("ho-so/<int:casefile_id>/buoc/", include("ketnap.web.steps.urls")),
    path("ho-so/<int:casefile_id>/giay-to/", include(paper_urls(Sort.CASE))),
    path("hop-chi-bo/<int:meeting_id>/giay-to/", include(paper_urls(Sort.MEETING))),
    path("chi-bo/<int:organisation_id>/giay-to/", include(paper_urls(Sort.CELL))),
    path("cap-uy/<int:committee_id>/giay-to/", include(paper_urls(Sort.COMMITTEE))),
    path("lop/<int:course_id>/giay-to/", include(paper_urls(Sort.COURSE))),
    path("le-ket-nap/<int:ceremony_id>/giay-to/", include(paper_urls(Sort.CEREMONY))),
    path("", include("ketnap.web.people.urls")),
    path("to-chuc/", include("ketnap.web.organisations.urls")),
    path("hop-chi-bo/", include("ketnap.web.meetings.urls")),
    path("", include("ketnap.web.nominations.urls")),
    path("ke-hoach/", include("ketnap.web.plans.urls")),
    path("so-lieu/", include("ketnap.web.figures.urls")),
    path("tim-nhanh/", include("ketnap.web.palette.urls")),
    path("nhac-viec/", include("ketnap.web.reminders.urls")),
    path("viec-nen/", include("ketnap.web.jobs.urls")),
    path("ke-hoach-nguoc/", include("ketnap.web.planner.urls")),
    path("lich/", include("ketnap.web.calendar.urls")),
    path("quy-dinh/", include("ketnap.web.rulebook.urls")),
    path("mau-giay-to/", include("ketnap.web.paper_forms.urls")),
    path("vai-tro/", include("ketnap.web.roles.urls")),
    path("khoa-truy-cap/", include("ketnap.web.tokens.urls")),
    path("bao-tin/", include("ketnap.web.webhooks.urls")),
    path("lop/", include("ketnap.web.courses.urls")),
    path("giup-do/", include("ketnap.web.mentoring.urls")),
    path("yeu-cau-du-lieu/", include("ketnap.web.data_requests.urls")),
    path("ho-so-cua-toi/", include("ketnap.web.applicant.urls")),
    path("le-ket-nap/", include("ketnap.web.ceremonies.urls")),
    path("so-van-ban/", include("ketnap.web.registers.urls")),
    path("tin-bai/", include("ketnap.web.press.urls")),
    path("trinh-duyet/", include("ketnap.web.submissions.urls")),
    path("chuyen-ho-so/", include("ketnap.web.transfers.urls")),
    path("mau-rieng/", include("ketnap.web.own_templates.urls")),
    path("nhap-du-lieu/", include("ketnap.web.intake.urls")),
]
