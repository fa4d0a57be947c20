"""Files an editor might hand in: pictures as cameras and programs make them, and files that do harm."""

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image, ImageCms, TiffImagePlugin

CANARY = "Nguyễn Văn An, 10.762622 106.660172"
_PNG = b"\x89PNG\r\n\x1a\n"
_GPS, _ORIENTATION, _OWNER, _DESCRIPTION = 0x8825, 0x0112, 0xA430, 0x010E
_TURN_RIGHT = 6


def picture(size: tuple[int, int] = (640, 400), mode: str = "RGB") -> Image.Image:
    """A picture that is red on its left and gold on its right half."""
    drawn = Image.new("RGB", size, "#B8201F")
    drawn.paste("#D8A12E", (size[0] // 2, 0, *size))
    return drawn.convert(mode)


def saved(drawn: Image.Image, sort: str, **how: object) -> bytes:
    into = io.BytesIO()
    drawn.save(into, sort, **how)
    return into.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of_zeros(width: int, height: int) -> bytes:
    """A small file whose pixels would fill the memory."""
    row = (width + 7) // 8 + 1
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(row)) for _ in range(min(height, 30_000)))
    packed += packer.flush()
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return _PNG + head + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def _with_text_bomb() -> bytes:
    whole = saved(picture(), "PNG")
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(100_000_000), 9))
    return whole[:33] + bomb + whole[33:]


def _with_exif(**how: object) -> bytes:
    exif = Image.Exif()
    exif[_ORIENTATION] = _TURN_RIGHT
    exif[_DESCRIPTION] = CANARY
    exif.get_ifd(0x8769)[_OWNER] = CANARY
    exif.get_ifd(_GPS)[2] = tuple(TiffImagePlugin.IFDRational(part) for part in (10, 45, 45))
    packed = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + CANARY.encode() + b"</x:xmpmeta>"
    return saved(picture(), "JPEG", exif=exif, xmp=packed, comment=CANARY.encode(), **how)


def _animated(sort: str, frames: int = 3) -> bytes:
    more = [Image.new("RGB", (200, 120), (number, 90, 160)) for number in range(frames)]
    return saved(picture((200, 120)), sort, save_all=True, append_images=more, duration=80)


_SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>'
)
_EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n%%EndComments\nshowpage\n%%EOF\n"
_HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)
_GIF_SCRIPT = b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)"

_OTHER_SORTS = ("BMP", "ICO", "PPM", "TGA", "GIF", "TIFF", "PCX", "SGI", "DIB", "JPEG2000")

REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "I01 13,000 squared": ("too_many_pixels", lambda: png_of_zeros(13_000, 13_000)),
    "I02 30,000 squared": ("too_many_pixels", lambda: png_of_zeros(30_000, 30_000)),
    "I03 cut in half": ("broken", lambda: saved(picture(), "PNG")[:-400]),
    "I06 script behind GIF": ("not_a_picture", lambda: _GIF_SCRIPT),
    "I07 SVG": ("not_a_picture", lambda: _SVG),
    "I09 EPS": ("not_a_picture", lambda: _EPS),
    "I10 GIF of many frames": ("not_a_picture", lambda: _animated("GIF", 40)),
    "I11 TIFF of many pages": ("not_a_picture", lambda: _animated("TIFF", 40)),
    "I12 text that inflates": ("broken", _with_text_bomb),
    "I15 one pixel wide": ("too_many_pixels", lambda: png_of_zeros(1, 100_000_000)),
    "I15 no pixel": ("not_a_picture", lambda: png_of_zeros(0, 0)),
    "I16 HEIC": ("phone_format", lambda: _HEIC),
    "I17 moving WebP": ("animated", lambda: _animated("WEBP")),
    "I17 moving PNG": ("animated", lambda: _animated("PNG")),
    "N09 empty": ("empty", lambda: b""),
    "N10 one byte too many": ("too_many_bytes", lambda: bytes(20 * 1024 * 1024 + 1)),
    "no picture at all": ("not_a_picture", lambda: "Biên bản họp chi bộ".encode()),
    **{
        f"I13 {sort}": ("not_a_picture", lambda sort=sort: saved(picture(), sort))
        for sort in _OTHER_SORTS
    },
}

CLEANED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "I04 page behind JPEG": (
        "jpg",
        lambda: saved(picture(), "JPEG") + b"<html><script>alert(1)</script></html>",
    ),
    "I05 script in a comment": (
        "jpg",
        lambda: saved(picture(), "JPEG", comment=b"<script>alert(1)</script>"),
    ),
    "I14 place, owner, thumbnail": ("jpg", _with_exif),
}


def see_through() -> Image.Image:
    drawn = picture(mode="RGBA")
    drawn.putalpha(Image.linear_gradient("L").resize(drawn.size))
    return drawn


def _sixteen_bits() -> bytes:
    return saved(Image.new("I;16", (300, 200), 40_000), "PNG")


def _two_in_one() -> bytes:
    """As phones do: a second picture behind the first."""
    return saved(picture(), "MPO", save_all=True, append_images=[picture((320, 200))])


def _wide_colours(mode: str = "RGB") -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return saved(picture(mode=mode), "JPEG", icc_profile=profile)


ACCEPTED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "JPEG": ("jpg", lambda: saved(picture(), "JPEG")),
    "progressive JPEG": ("jpg", lambda: saved(picture(), "JPEG", progressive=True)),
    "grey JPEG": ("jpg", lambda: saved(picture(mode="L"), "JPEG")),
    "JPEG for print": ("jpg", lambda: saved(picture(mode="CMYK"), "JPEG")),
    "JPEG of a phone": ("jpg", _two_in_one),
    "JPEG with a profile": ("jpg", _wide_colours),
    "PNG": ("png", lambda: saved(picture(), "PNG")),
    "PNG with a palette": ("png", lambda: saved(picture(mode="P"), "PNG")),
    "see-through PNG": ("png", lambda: saved(see_through(), "PNG")),
    "black and white PNG": ("png", lambda: saved(picture(mode="1"), "PNG")),
    "PNG of sixteen bits": ("png", _sixteen_bits),
    "WebP": ("jpg", lambda: saved(picture(), "WEBP")),
    "see-through WebP": ("png", lambda: saved(see_through(), "WEBP", lossless=True)),
    "one of 24 million pixels": ("jpg", lambda: saved(picture((6000, 4000)), "JPEG")),
}


def cases(files: dict[str, tuple[str, Callable[[], bytes]]]) -> list[tuple[str, str]]:
    """Name and expectation of each file."""
    return [(name, expected) for name, (expected, _) in files.items()]
