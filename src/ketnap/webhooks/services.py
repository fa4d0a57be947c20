"""Writes of subscriptions."""

import secrets

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.casefiles.queries import last_entry_id
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.organisations.models import Organisation
from ketnap.webhooks.addresses import check_address
from ketnap.webhooks.models import SALT_CHARS, Subscription
from ketnap.webhooks.queries import subscriptions_visible_to
from ketnap.webhooks.secrets import secret_of


@transaction.atomic
def subscribe(
    organisation: Organisation, label: str, address: str, *, actor: Actor
) -> tuple[Subscription, str]:
    """Return a new subscription and its secret, to be shown once. It begins with the next step.

    Refuses an address on a machine that the operator has not named.
    """
    require(actor, Action.EXPORT_CASE, CaseRelation(organisation.pk, organisation.path))
    check_address(address)
    subscription = Subscription(
        organisation=organisation,
        made_by_id=actor.user_id,
        label=label,
        address=address,
        salt=secrets.token_hex(SALT_CHARS // 2),
        told_id=last_entry_id(),
        next_attempt_at=timezone.now(),
    )
    subscription.full_clean(exclude=["made_by", "organisation"])
    subscription.save()
    _note(actor, subscription, "đăng ký báo tin cho một chương trình")
    return subscription, secret_of(subscription)


@transaction.atomic
def unsubscribe(number: int, *, actor: Actor) -> Subscription:
    """Return the subscription, whose program is told nothing any more; a stranger's is a 404."""
    subscription = subscriptions_visible_to(actor).filter(pk=number).first()
    if subscription is None:
        raise Http404("no such subscription")
    if subscription.ended_at is None:
        subscription.ended_at = timezone.now()
        subscription.save(update_fields=["ended_at"])
        _note(actor, subscription, "thôi báo tin cho một chương trình")
    return subscription


def _note(actor: Actor, subscription: Subscription, detail: str) -> None:
    note_access(
        actor.user_id,
        Deed.EXPORTED,
        object_kind="subscription",
        object_id=subscription.pk,
        detail=detail,
    )
