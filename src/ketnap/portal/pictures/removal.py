"""Wagtail's ways to delete pictures, which leave no place for one in an article or its history."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from wagtail.images.views.bulk_actions.delete import DeleteBulkAction
from wagtail.images.views.images import DeleteView
from wagtail.log_actions import log

from ketnap.portal.pictures.models import Picture
from ketnap.portal.pictures.services import destroy


class RemovePicture(DeleteView):
    """Deletes one picture."""

    @transaction.atomic
    def delete_action(self) -> None:
        """Keep in the log that it was deleted, and take it out everywhere."""
        log(instance=self.object, action="wagtail.delete")
        destroy(self.object)


class RemovePictures(DeleteBulkAction):
    """Deletes the pictures that were ticked."""

    @classmethod
    @transaction.atomic
    def execute_action(cls, objects: Collection[Picture], **_kwargs: Any) -> tuple[int, int]:
        """Take each out everywhere, and return how many there were."""
        for picture in objects:
            destroy(picture)
        return len(objects), 0
