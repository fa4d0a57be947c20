"""Asking for some forms of people who are chosen from the list of cases."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import case_rows
from ketnap.documents.bundles.asking import MOST_CASES, ask_for_papers
from ketnap.domain.access import Action
from ketnap.domain.casefile.wording import stage_name
from ketnap.web.day import day_of
from ketnap.web.form_page import FormPage
from ketnap.web.jobs.asking import NOT_INSIDE, asked
from ketnap.web.jobs.forms import ChosenPapersForm, StageForm
from ketnap.web.language import reader_language
from ketnap.web.posted import data_of


@access.page(Action.PRINT_PAPER)
@require_http_methods(["GET", "POST"])
def of_chosen(request: HttpRequest) -> HttpResponse:
    """Ask for papers of people of one stage, or of all; who is ticked gets them."""
    actor, today = actor_behind(request), day_of(request).today
    narrowing = StageForm(request.GET)
    rows = case_rows(actor, today, stage=narrowing.chosen(), limit=MOST_CASES).rows
    language = reader_language()
    people = [
        (row.casefile_id, f"{row.full_name} ({stage_name(row.stage, language)})") for row in rows
    ]
    page = FormPage(
        title=_("Giấy tờ của nhiều người"),
        verb=_("Lập gói"),
        form=ChosenPapersForm(data_of(request), people=people),
        back_href=reverse("jobs"),
        lead=_("Chọn người, chọn mẫu. Mỗi người một thư mục trong tệp ZIP; việc tải được ghi lại."),
        crumbs=[{"label": _("Việc nền"), "href": reverse("jobs")}],
        template="web/jobs/choose.html",
        more={"narrowing": narrowing, "not_inside": NOT_INSIDE},
    )
    return asked(
        request,
        page,
        lambda answers: ask_for_papers(
            answers["cases"],
            answers["codes"],
            on=today,
            by=actor,
            formats=answers["formats"],
        ),
    )
