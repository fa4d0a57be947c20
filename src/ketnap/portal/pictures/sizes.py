"""The sizes in which pictures are shown and printed, made before the first reader waits for them.

Beside each picture is kept which sizes of it there are, so that a page with many pictures asks for
them once, with the pictures themselves.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from django.conf import settings
from wagtail.images.shortcuts import get_renditions_or_not_found

from ketnap.portal.pictures.models import Picture, Rendition

FORMATS = ("format-avif", "format-webp", "format-jpeg")
"""The best first; the last is for browsers that know no other."""
IN_THE_TEXT = ("width-480", "width-960", "width-1440")
IN_LISTS = ("fill-480x320", "fill-960x640")
IN_FRONT = ("fill-720x450", "fill-1200x750")
"""Of the newest article, on the home page."""
LARGE = "width-1440|format-webp"
"""What a gallery opens."""
SHARED = "fill-1200x630|format-jpeg"
"""What other sites show of an article somebody links to."""
FOR_PRINT = "max-3000x3000|format-jpeg|jpegquality-90"


class Size(NamedTuple):
    """One size of a picture, as it is kept beside it."""

    file: str
    width: int
    height: int

    @property
    def url(self) -> str:
        """Return the address of the file, whose name has no letter that an address must not have."""
        return f"{settings.MEDIA_URL}{self.file}"


def sizes_of(picture: Picture, specs: Sequence[str]) -> list[Size]:
    """Return sizes of a picture as it is cut now; one that is not there yet is made."""
    known = _known(picture)
    missing = [spec for spec in specs if spec not in known]
    if missing:
        known = _with_more(picture, known, missing)
    return [Size(*known[spec]) for spec in specs]


def in_every_format(widths: Iterable[str]) -> list[str]:
    """Return what to ask for of each format, the best first."""
    return ["|".join(parts) for parts in product(FORMATS, widths)]


def make_sizes(picture: Picture) -> None:
    """Make every size that an article shows of a picture."""
    sizes_of(picture, [*in_every_format((*IN_THE_TEXT, *IN_LISTS)), LARGE, SHARED])


def make_every_size(picture: Picture) -> None:
    """Make what an article and the home page show of a picture; what there is costs next to nothing."""
    make_sizes(picture)
    sizes_of(picture, in_every_format(IN_FRONT))


def make_missing_sizes() -> None:
    """Make every size of every picture, newest first."""
    for picture in Picture.objects.order_by("-pk").iterator():
        make_every_size(picture)


def forget_sizes(instance: Rendition, **_signal: Any) -> None:
    """Look for the sizes of a picture anew when one has been deleted."""
    Picture.objects.filter(pk=instance.image_id).update(known_sizes={})


def _known(picture: Picture) -> dict[str, Any]:
    kept = picture.known_sizes
    known: dict[str, Any] = kept["sizes"] if kept.get("cut") == _cut(picture) else {}
    return known


def _cut(picture: Picture) -> list[Any]:
    """Return what sizes depend on: the file, and what of it an editor called important."""
    important = picture.get_focal_point()
    return [picture.file.name, *(important or ())]


def _as_written(picture: Picture, found: Mapping[str, Rendition]) -> dict[str, Rendition]:
    """Return sizes by their rows: of several made at once Wagtail does not say what was written.

    Another process may have been first with a file of its own.
    """
    written = picture.renditions.filter(filter_spec__in=found)
    rows = {(one.filter_spec, one.focal_point_key): one for one in written}
    return {spec: rows.get((spec, one.focal_point_key), one) for spec, one in found.items()}


def _with_more(picture: Picture, known: dict[str, Any], specs: Sequence[str]) -> dict[str, Any]:
    found = get_renditions_or_not_found(picture, specs)
    if not all(one.pk for one in found.values()):
        found = _as_written(picture, found)
    more = known | {spec: [one.file.name, one.width, one.height] for spec, one in found.items()}
    if all(one.pk for one in found.values()):
        picture.known_sizes = {"cut": _cut(picture), "sizes": more}
        # Past the signals: a page that waited for the size shows nothing that others do not.
        Picture.objects.filter(pk=picture.pk).update(known_sizes=picture.known_sizes)
    return more
