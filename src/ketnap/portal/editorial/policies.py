"""Wagtail's lists, searches, reports and choosers, of which each shows what an editor sees."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy

from ketnap.portal.editorial.sight import is_unseen, pictures_seen_by, seen_among
from ketnap.portal.editors.models import Editor
from ketnap.portal.pictures.models import Picture


class SeenPages(PagePermissionPolicy):
    """Wagtail's rights on pages, without the articles of other cells."""

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Collection[str], instance: Page
    ) -> bool:
        """Say whether somebody may do any of the actions on a page."""
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        return bool(allowed) and not (isinstance(user, Editor) and is_unseen(user, instance.pk))

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> "QuerySet[Page]":
        """Return the pages on which somebody may do any of the actions."""
        pages: QuerySet[Page] = super().instances_user_has_any_permission_for(user, actions)
        return seen_among(pages, user) if isinstance(user, Editor) else pages

    def explorable_instances(self, user: Any) -> "QuerySet[Page]":
        """Return the pages that somebody finds, with those on the way to them."""
        pages: QuerySet[Page] = super().explorable_instances(user)
        return seen_among(pages, user) if isinstance(user, Editor) else pages


class SeenPictures(CollectionOwnershipPermissionPolicy):
    """Wagtail's rights on pictures, without those of articles that somebody does not see."""

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Collection[str], instance: Picture
    ) -> bool:
        """Say whether somebody may do any of the actions on a picture."""
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        if not allowed or not isinstance(user, Editor):
            return bool(allowed)
        return pictures_seen_by(user).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> "QuerySet[Picture]":
        """Return the pictures on which somebody may do any of the actions."""
        pictures: QuerySet[Picture] = super().instances_user_has_any_permission_for(user, actions)
        if not isinstance(user, Editor):
            return pictures
        return pictures.filter(pk__in=pictures_seen_by(user).values("pk"))


def register() -> None:
    """Stand in the place of Wagtail's own policies, before anything asks them."""
    register_permission_policy(Page, SeenPages())
    pictures = SeenPictures(
        Picture, auth_model="wagtailimages.Image", owner_field_name="uploaded_by_user"
    )
    register_permission_policy(Picture, pictures)
