"""A release and a withdrawal at once, over two connections: whichever comes first, nobody is shown."""

from collections.abc import Callable
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from newsroom import AN, AN_NAMED, act, drafted, fresh, hand_in, signed_in

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.versions import content_holds
from ketnap.portal.editorial.withdrawals import withdraw
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.news.signals import releasing

LONG_ENOUGH = 0.5
"""Somebody who need not wait has done his work by then."""
PATIENCE = 20

pytestmark = pytest.mark.usefixtures("clean")


@pytest.fixture
def waiting():
    """An article that names An and waits for its approver."""
    article = drafted()
    hand_in(article, signed_in(EditorRole.EDITOR))
    for role in (EditorRole.SECRETARY, EditorRole.EDITOR):
        act(article, signed_in(role))
    return article


def beside(deed: Callable[[], object]) -> Thread:
    """Somebody who acts at the same time, over a connection of his own."""

    def act_and_hang_up() -> None:
        try:
            deed()
        finally:
            connection.close()

    thread = Thread(target=act_and_hang_up)
    thread.start()
    return thread


def is_still_waiting(thread: Thread) -> bool:
    thread.join(LONG_ENOUGH)
    return thread.is_alive()


def nobody_is_named_in(article: ArticlePage) -> bool:
    kept = fresh(article)
    versions = [one.content for one in kept.revisions.all()]
    return not kept.live and not any(content_holds(content, AN) for content in versions)


def test_withdrawal_during_a_release_waits_and_takes_the_article_down(waiting):
    approver, passed, go_on = signed_in(EditorRole.APPROVER), Event(), Event()

    def linger(**_signal):
        passed.set()
        go_on.wait(PATIENCE)

    releasing.connect(linger, sender=ArticlePage)
    try:
        release = beside(lambda: act(waiting, approver))
        assert passed.wait(PATIENCE)
        withdrawal = beside(lambda: withdraw(AN_NAMED))
        assert is_still_waiting(withdrawal)
    finally:
        go_on.set()
        releasing.disconnect(linger, sender=ArticlePage)
    for thread in (release, withdrawal):
        thread.join(PATIENCE)

    assert fresh(waiting).first_published_at
    assert nobody_is_named_in(waiting)


def test_release_during_a_withdrawal_waits_and_shows_nothing(waiting):
    approver = signed_in(EditorRole.APPROVER)

    with transaction.atomic():
        withdraw(AN_NAMED)
        release = beside(lambda: act(waiting, approver))
        assert is_still_waiting(release)
    release.join(PATIENCE)

    assert not fresh(waiting).first_published_at
    assert nobody_is_named_in(waiting)
