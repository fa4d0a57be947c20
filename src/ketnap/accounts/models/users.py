"""Users: whoever signs in, and how the pages are set for them."""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.usernames import normalised, validate_username
from ketnap.people.models import Person


class TextSize(models.TextChoices):
    """How large the pages are set for a user."""

    NORMAL = "normal", _("cỡ chữ thường")
    LARGE = "large", _("cỡ chữ lớn")
    LARGER = "larger", _("cỡ chữ rất lớn")


class UserManager(BaseUserManager["User"]):
    """Fetches users with their person, and by one spelling of the name."""

    def get_queryset(self) -> models.QuerySet["User"]:
        return super().get_queryset().select_related("person")

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=normalised(username or ""))


class User(AbstractBaseUser):
    """Somebody who signs in; the rights come from the roles held, never from the user."""

    username = models.CharField(
        _("tên đăng nhập"), max_length=60, unique=True, validators=[validate_username]
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        related_name="users",
        null=True,
        blank=True,
        verbose_name=_("là ai"),
    )
    language = models.CharField(
        _("ngôn ngữ"), max_length=5, choices=settings.LANGUAGES, default="vi"
    )
    text_size = models.CharField(
        _("cỡ chữ"), max_length=10, choices=TextSize, default=TextSize.NORMAL
    )
    is_active = models.BooleanField(_("được đăng nhập"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    # Sessions opened before this moment are over: their owner has ended them from elsewhere.
    sessions_from = models.DateTimeField(null=True, editable=False)

    # Who handed out the present password or the link it was chosen by; the user himself where that
    # was done at the machine, nobody where it is not known.
    keys_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        verbose_name = _("tài khoản")
        verbose_name_plural = _("tài khoản")
        default_manager_name = "objects"
        constraints = (
            models.CheckConstraint(
                condition=Q(text_size__in=TextSize.values), name="accounts_text_size_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Return what to call the user: the person's name, else the user name."""
        return self.person.full_name if self.person else self.username
