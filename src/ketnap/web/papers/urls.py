"""Addresses of the papers of one case."""

from django.urls import path

from ketnap.web.papers import afterwards, files, keeping, listing, numbering, paper

urlpatterns = [
    path("", listing.papers, name="papers"),
    path("ban/<int:paper_id>/luu/", afterwards.file_away, name="file_paper"),
    path("ban/<int:paper_id>/tra-lai/", afterwards.take_back, name="return_paper"),
    path("ban/<int:paper_id>/thay/", afterwards.replace, name="replace_paper"),
    path("<str:form_code>/<slug:which>/", paper.paper, name="paper"),
    path("<str:form_code>/<slug:which>/so/", numbering.number_paper, name="number_paper"),
    path("<str:form_code>/<slug:which>/word/", files.word, name="paper_word"),
    path("<str:form_code>/<slug:which>/pdf/", files.pdf, name="paper_pdf"),
    path("<str:form_code>/<slug:which>/in/", files.pages, name="print_paper"),
    path("<str:form_code>/<slug:which>/da-in/", keeping.note_printed, name="note_printed"),
    path("<str:form_code>/<slug:which>/ky/", keeping.sign, name="sign_paper"),
]
