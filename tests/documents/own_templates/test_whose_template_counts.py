"""A paper is made by the template of the body that issues it."""

import pytest
from django.core.exceptions import ValidationError

from conftest import today_actor
from ketnap.documents import making
from ketnap.documents.drafts import Draft
from ketnap.documents.issuing import printing_body
from ketnap.documents.own_templates.forms import standard_template
from ketnap.documents.own_templates.models import OwnTemplate
from ketnap.documents.own_templates.services import Proposal, propose_template
from ketnap.documents.sheets.load import sheet_of
from ketnap.domain.paperwork.filling import BlanksMissing
from ketnap.domain.paperwork.material import Bodies, Material
from ketnap.organisations.models import ChainRole
from ketnap.organisations.services import set_chain
from ketnap.rules.load import load_rulebook

pytestmark = pytest.mark.django_db


@pytest.fixture
def chained(cell, superior, administrator, today):
    """The cell, whose committee above decides."""
    set_chain(cell, [(superior, ChainRole.DECIDE)], since=today, actor=administrator)
    return cell


@pytest.mark.parametrize("code", ["8-KNĐ", "9-KNĐ"])
def test_a_cell_proposes_no_template_of_what_its_superiors_issue(cell, clerk, today, code):
    proposal = Proposal(form_code=code, file=standard_template(code, today))

    with pytest.raises(ValidationError, match="không ban hành"):
        propose_template(cell, proposal, by=today_actor(clerk), today=today)

    assert not OwnTemplate.objects.exists()


@pytest.mark.parametrize("code", ["6-KNĐ", "8-KNĐ", "9-KNĐ"])
def test_a_committee_proposes_them_and_those_of_its_cells(superior, committee_officer, today, code):
    proposal = Proposal(form_code=code, file=standard_template(code, today))

    propose_template(superior, proposal, by=today_actor(committee_officer), today=today)

    assert OwnTemplate.objects.get().organisation == superior


@pytest.mark.parametrize(("code", "issuer"), [("6-KNĐ", "cell"), ("9-KNĐ", "superior")])
def test_a_paper_asks_for_the_template_of_whoever_issues_it(
    request, monkeypatch, chained, today, code, issuer
):
    asked = []
    monkeypatch.setattr(making, "own_form", lambda body, *_form, on: asked.append(body))
    sheet = sheet_of(code)
    material = Material(
        on=today,
        bodies=Bodies(cell="Chi bộ", superior="", seat=""),
        rules=load_rulebook().on(today),
    )

    with pytest.raises(BlanksMissing):
        making.make(Draft(sheet, sheet.on(today), material, chained))

    assert asked == [request.getfixturevalue(issuer)]


def test_a_paper_of_nobodys_head_is_made_by_the_cells_template(chained, today):
    assert printing_body(chained, sheet_of("3-KNĐ").on(today), on=today) == chained
