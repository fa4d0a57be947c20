"""Turns a file into plain pixels and writes these as a new file; only the child process runs this."""

import io
import warnings
import zlib

from PIL import Image, ImageCms, ImageFile, ImageOps, PngImagePlugin, UnidentifiedImageError

from ketnap.portal.pictures.cleaning.troubles import Refused, Trouble

MOST_PIXELS = 25_000_000
LONGEST_SIDE = 20_000
READ_FORMATS = ("JPEG", "PNG", "WEBP")
JPEG_QUALITY = 92

_PHONE_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
# What Pillow raises for files that are not what they say they are.
_UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    IndexError,
    EOFError,
    OverflowError,
    zlib.error,
    Warning,
)


def draw_anew(data: bytes) -> tuple[str, bytes]:
    """Return the format and the bytes of a new file with the same picture and nothing besides.

    Turned as its camera wished, in the colours all screens know. Raises `Refused`.
    """
    # A warning says that a file is doubtful, and whoever sent it can save it anew.
    warnings.simplefilter("error")
    # Phones write such files, and the picture in them is whole.
    warnings.filterwarnings("ignore", message="Image appears to be a malformed MPO")
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    opened = _opened(data)
    _require_moderate(opened)
    try:
        opened.load()
        upright = ImageOps.exif_transpose(opened)
        plain = _in_plain_colours(upright)
    except _UNREADABLE as error:
        raise Refused(Trouble.BROKEN) from error
    return _written(_pixels_only(plain), was_png=opened.format == "PNG")


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=READ_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(Trouble.TOO_MANY_PIXELS) from error
    except UnidentifiedImageError as error:
        raise Refused(_sort_of_stranger(data)) from error
    except _UNREADABLE as error:
        raise Refused(Trouble.BROKEN) from error


def _sort_of_stranger(data: bytes) -> Trouble:
    """Phones save pictures in a format of their own, of which their owners know nothing."""
    is_from_phone = data[4:8] == b"ftyp" and data[8:12] in _PHONE_BRANDS
    return Trouble.PHONE_FORMAT if is_from_phone else Trouble.NOT_A_PICTURE


def _require_moderate(opened: Image.Image) -> None:
    width, height = opened.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise Refused(Trouble.TOO_MANY_PIXELS)
    # Phones put a second, larger or deeper, picture behind the first of a JPEG file (MPO).
    if opened.format != "MPO" and getattr(opened, "is_animated", False):
        raise Refused(Trouble.ANIMATED)


def _in_plain_colours(picture: Image.Image) -> Image.Image:
    """Return the picture in sRGB, as its own colour profile asks; without one it is taken as it is."""
    has_alpha = picture.has_transparency_data
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "CMYK"}:
        return _converted(picture, profile)
    if picture.mode.startswith("I"):
        # Sixteen bits of grey: only the upper eight are seen.
        picture = picture.convert("I").point(lambda grey: grey / 256).convert("L")
    return picture.convert("RGBA" if has_alpha else "RGB")


def _converted(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(
            picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, *_UNREADABLE):
        # An odd profile says nothing about the pixels, which are whole.
        return picture.convert("RGB")
    return converted or picture.convert("RGB")


def _pixels_only(picture: Image.Image) -> Image.Image:
    """Return the pixels alone: whatever a file carried besides hangs on the old picture."""
    fresh = Image.new(picture.mode, picture.size)
    fresh.paste(picture)
    return fresh


def _written(picture: Image.Image, *, was_png: bool) -> tuple[str, bytes]:
    into = io.BytesIO()
    if was_png or picture.mode == "RGBA":
        picture.save(into, "PNG", pnginfo=PngImagePlugin.PngInfo())
        return "png", into.getvalue()
    picture.save(into, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    return "jpg", into.getvalue()
