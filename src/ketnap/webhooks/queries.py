"""Reads of subscriptions, and of what their programs have not been told yet."""

from datetime import datetime

from django.db.models import Q, QuerySet

from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.queries import entries_after
from ketnap.domain.access import Action, Actor, scope_of
from ketnap.organisations.queries import within
from ketnap.webhooks.models import Subscription

MOST_AT_ONCE = 100


def subscriptions_visible_to(actor: Actor | None) -> QuerySet[Subscription]:
    """Return the subscriptions of organisations whose cases somebody takes out."""
    if actor is None:
        return Subscription.objects.none()
    scope = scope_of(actor, Action.EXPORT_CASE)
    condition: Q = within(scope.organisation_ids, scope.path_prefixes, "organisation")
    return Subscription.objects.filter(condition).select_related("organisation", "made_by__person")


def due(at: datetime) -> QuerySet[Subscription]:
    """Return the subscriptions whose programs may be told at a moment."""
    return Subscription.objects.filter(ended_at__isnull=True, next_attempt_at__lte=at)


def untold(subscription: Subscription) -> QuerySet[LogEntry]:
    """Return the steps of the organisation, and of all below it, that come after the last one told."""
    path = subscription.organisation.path
    return entries_after(subscription.told_id, within_path=path)[:MOST_AT_ONCE]
