"""Where the end of a picture meets Wagtail's pages."""

from django.urls import URLPattern, path
from wagtail import hooks

from ketnap.portal.pictures.removal import RemovePicture, RemovePictures

_BEFORE_WAGTAILS_OWN, _AFTER_WAGTAILS_OWN = -1, 1


@hooks.register("register_admin_urls", order=_BEFORE_WAGTAILS_OWN)
def way_to_remove_a_picture() -> list[URLPattern]:
    """Answer at Wagtail's own address: the first one found is taken."""
    return [path("images/<int:image_id>/delete/", RemovePicture.as_view(), name="remove_picture")]


# Of the actions of one kind Wagtail takes the last.
hooks.register("register_bulk_action", RemovePictures, order=_AFTER_WAGTAILS_OWN)
