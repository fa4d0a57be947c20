"""Editors as the editing pages know them."""

from django.contrib.auth.models import AbstractUser


class Editor(AbstractUser):
    """Somebody who writes or approves news (biên tập viên).

    Nobody signs in here with a password: the staff application vouches for its own people.
    """
