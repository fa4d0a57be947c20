"""The invented news of the demo leaves editors something to look at."""

from dataclasses import replace

import pytest
from newsroom import address_of, editor_of, ticket

from conftest import TODAY
from ketnap.domain.press.ticket import EditorRole, SectionRole
from ketnap.portal.demo.filling import take_consent_back
from ketnap.portal.editorial.work import Work

pytestmark = pytest.mark.django_db


def test_demo_leaves_one_article_with_words_like_a_name_taken_back(client, visitor):
    take_consent_back(today=TODAY)

    everywhere = (SectionRole(EditorRole.EDITOR),)
    client.get(address_of(replace(ticket(), roles=everywhere)))
    work = Work(editor_of(client))
    [likeness] = work.likenesses
    assert "đỗ quyên" in likeness.article.title
    assert work.rewritings == []
    assert visitor.get(likeness.article.url).status_code == 200
