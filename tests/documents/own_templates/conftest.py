"""A form that exists, and templates of it."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from conftest import today_actor
from ketnap.documents.own_templates.forms import standard_template
from ketnap.documents.own_templates.models import OwnTemplate
from ketnap.documents.own_templates.services import Proposal, approve_template, propose_template

FORM = "6-KNĐ"


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def standard(today) -> bytes:
    """The standard template, which a site may upload as its own without a change."""
    return standard_template(FORM, today)


@pytest.fixture
def proposed(cell, clerk, standard, today) -> OwnTemplate:
    """What Bình, the clerk, proposes."""
    proposal = Proposal(form_code=FORM, file=standard, note="thêm dòng địa chỉ")
    return propose_template(cell, proposal, by=today_actor(clerk), today=today)


@pytest.fixture
def approved(proposed, secretary, today) -> OwnTemplate:
    """The same, approved by An, the secretary."""
    return approve_template(proposed.pk, by=today_actor(secretary), valid_from=today, today=today)


def again(template: OwnTemplate, clerk: Any, today: date) -> OwnTemplate:
    """A further version of the same template."""
    proposal = Proposal(form_code=template.form_code, file=bytes(template.file))
    return propose_template(template.organisation, proposal, by=today_actor(clerk), today=today)
