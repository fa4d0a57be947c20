"""Opens, renews and revokes calendar feeds, and lets a calendar program in by its address."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from ketnap.accounts.actors import actor_of
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.organisations.models import Organisation
from ketnap.reminders.models import CalendarFeed
from ketnap.reminders.queries import live_feeds_of
from ketnap.reminders.refusals import FeedNotFound

_NAME_BYTES = 9
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Opened:
    """A new feed and the secret of its address, which is shown once."""

    feed: CalendarFeed
    secret: str


@transaction.atomic
def open_feed(cell: Organisation | None, *, shows_names: bool, actor: Actor) -> Opened:
    """Return a new feed over one's own duties, or over a cell whose cases one sees.

    An older feed of the same kind stops working: this is also how an address is renewed.
    """
    if cell is not None:
        require(actor, Action.SEE_CASE, CaseRelation(cell.pk, cell.path))
    for older in live_feeds_of(actor.user_id).filter(cell=cell):
        _revoke(older, actor)
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    feed = CalendarFeed.objects.create(
        user_id=actor.user_id,
        cell=cell,
        name=secrets.token_urlsafe(_NAME_BYTES),
        secret_digest=_digest_of(secret),
        shows_names=shows_names,
    )
    _note(actor.user_id, Deed.RECORD_CHANGED, feed, "lập địa chỉ lịch đăng ký")
    return Opened(feed, secret)


@transaction.atomic
def revoke_feed(feed: CalendarFeed, *, actor: Actor) -> None:
    """Let the address of one's own feed answer nobody any more."""
    if feed.user_id != actor.user_id:
        raise FeedNotFound
    _revoke(feed, actor)


@transaction.atomic
def read_feed(name: str, secret: str, *, on: date) -> tuple[CalendarFeed, Actor]:
    """Return the feed behind an address and its user as of a day; raises `FeedNotFound`.

    The first reading of each day is noted: programs ask again every few minutes.
    """
    feed = _live_feed(name)
    kept = feed.secret_digest if feed else _digest_of("")
    is_right = secrets.compare_digest(kept, _digest_of(secret))
    actor = actor_of(feed.user, on=on) if feed else None
    if feed is None or actor is None or not is_right:
        raise FeedNotFound
    unread = CalendarFeed.objects.filter(pk=feed.pk).exclude(last_read_on=on)
    if unread.update(last_read_on=on):
        _note(feed.user_id, Deed.EXPORTED, feed, "chương trình lịch đã đọc trong ngày")
    return feed, actor


def _live_feed(name: str) -> CalendarFeed | None:
    feeds = CalendarFeed.objects.filter(name=name, revoked_at__isnull=True)
    return feeds.select_related("user__person", "cell").first()


def _revoke(feed: CalendarFeed, actor: Actor) -> None:
    feed.revoked_at = timezone.now()
    feed.save(update_fields=["revoked_at"])
    _note(actor.user_id, Deed.RECORD_CHANGED, feed, "thu hồi địa chỉ lịch đăng ký")


def _digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _note(user_id: int, deed: Deed, feed: CalendarFeed, detail: str) -> None:
    note_access(user_id, deed, object_kind="calendar_feed", object_id=feed.pk, detail=detail)
