"""What a program was answered to a write that it marked with a key of its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.models import AccessToken

LONGEST_KEY = 200
_DIGEST_CHARS = 64


class KeptAnswer(models.Model):
    """The answer (câu trả lời) to one write, kept for a while beside the key it was sent with.

    `request_digest` tells the same request from another one under the same key. `roles` are those
    its owner held then: with fewer he is not told again what he may no longer read.
    """

    token = models.ForeignKey(AccessToken, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=LONGEST_KEY)
    request_digest = models.CharField(max_length=_DIGEST_CHARS)
    status = models.PositiveSmallIntegerField(null=True)
    content_type = models.CharField(max_length=100, blank=True)
    body = models.TextField(blank=True)
    roles = models.JSONField(default=list, blank=True)
    answered_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("câu trả lời được giữ")
        verbose_name_plural = _("câu trả lời được giữ")
        constraints = (
            models.UniqueConstraint(fields=("token", "key"), name="api_one_answer_to_a_key"),
        )

    def __str__(self) -> str:
        return f"answer {self.status} to token {self.token_id}"
