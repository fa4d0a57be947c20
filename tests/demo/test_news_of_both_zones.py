"""The portal's demo is filled apart from the staff zone's, and speaks of the same consents."""

from pathlib import Path

import yaml

import ketnap
from ketnap.demo.press import AGREED
from ketnap.domain.press.package import PublicPurpose
from ketnap.press.models import ConsentReference

ARTICLES = Path(ketnap.__file__).parent / "portal/demo/articles.yaml"


def test_the_article_of_july_2018_stands_on_the_consents_of_the_two(filled):
    articles = yaml.safe_load(ARTICLES.read_text("utf-8"))["articles"]
    agreed = {ref: name for article in articles for ref, name in article.get("agreed", {}).items()}
    kept = ConsentReference.objects.filter(purpose=PublicPurpose.PORTAL_NAME, withdrawn_at=None)

    known = {row.reference: row.casefile.person.full_name for row in kept}

    assert agreed == {reference: name for name, reference in AGREED.items()}
    assert agreed.items() <= known.items()
