"""Names that may not be printed, kept so that they can be found and not read."""

import secrets
from itertools import groupby

from ketnap.domain.press import withheld
from ketnap.domain.press.package import WithheldNames
from ketnap.portal.editorial.models import WithheldName

_SALT_BYTES = 16


def withhold(name: str) -> None:
    """Let a name be refused from now on, wherever it is written."""
    keep(withheld.withhold([name], salt=secrets.token_urlsafe(_SALT_BYTES)))


def keep(names: WithheldNames) -> None:
    """Keep the digests that a package brought."""
    WithheldName.objects.bulk_create(
        (WithheldName(salt=names.salt, digest=digest) for digest in names.digests),
        ignore_conflicts=True,
    )


def all_withheld() -> tuple[WithheldNames, ...]:
    """Return every name that may not be printed, by its salt."""
    rows = WithheldName.objects.order_by("salt", "digest").values_list("salt", "digest")
    return tuple(
        WithheldNames(salt, tuple(digest for _salt, digest in group))
        for salt, group in groupby(rows, key=lambda row: row[0])
    )
