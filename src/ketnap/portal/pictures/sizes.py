"""The sizes in which pictures are shown and printed, made before the first reader waits for them."""

from itertools import product

from ketnap.portal.pictures.models import Picture

FORMATS = ("format-avif", "format-webp", "format-jpeg")
"""The best first; the last is for browsers that know no other."""
IN_THE_TEXT = ("width-480", "width-960", "width-1440")
IN_LISTS = ("fill-480x320", "fill-960x640")
IN_FRONT = ("fill-720x450", "fill-1200x750")
"""Of the newest article, on the home page."""
LARGE = "width-1440|format-webp"
"""What a gallery opens."""
FOR_PRINT = "max-3000x3000|format-jpeg|jpegquality-90"


def make_sizes(picture: Picture) -> None:
    """Make every size that an article shows of a picture."""
    shown = ("|".join(parts) for parts in product(FORMATS, (*IN_THE_TEXT, *IN_LISTS)))
    picture.get_renditions(*shown, LARGE)


def make_every_size(picture: Picture) -> None:
    """Make what an article and the home page show of a picture; what there is costs next to nothing."""
    make_sizes(picture)
    picture.get_renditions(*("|".join(parts) for parts in product(FORMATS, IN_FRONT)))


def make_missing_sizes() -> None:
    """Make every size of every picture, newest first."""
    for picture in Picture.objects.order_by("-pk").iterator():
        make_every_size(picture)
