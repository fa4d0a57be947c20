"""A sheet to draw simple flat pictures on, smooth at the edges."""

from collections.abc import Iterator
from io import BytesIO
from math import cos, pi, sin

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1440, 900
_FINER = 2
"""Drawn twice as large, then made smaller: Pillow itself draws with rough edges."""

Point = tuple[float, float]


class Canvas:
    """A sheet of `WIDTH` by `HEIGHT`."""

    def __init__(self, ground: str) -> None:
        self._sheet = Image.new("RGB", (WIDTH * _FINER, HEIGHT * _FINER), ground)
        self._pen = ImageDraw.Draw(self._sheet)

    def box(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        colour: str,
        *,
        corner: float = 0,
    ) -> None:
        """Fill a rectangle, perhaps with round corners."""
        corners = _fine((left, top), (left + width, top + height))
        self._pen.rounded_rectangle(corners, radius=corner * _FINER, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill a circle."""
        corners = _fine((x - radius, y - radius), (x + radius, y + radius))
        self._pen.ellipse(corners, fill=colour)

    def shape(self, points: list[Point], colour: str) -> None:
        """Fill a shape with straight edges."""
        self._pen.polygon(_fine(*points), fill=colour)

    def star(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill a five-pointed star."""
        self.shape(list(_star_points(x, y, radius)), colour)

    def figure(self, x: float, y: float, size: float, colour: str) -> None:
        """Draw somebody seen from behind: a head and shoulders, nobody in particular."""
        self.disc(x, y, size * 0.5, colour)
        self.box(x - size, y + size * 0.62, size * 2, size * 2.4, colour, corner=size * 0.9)

    def flower(self, x: float, y: float, radius: float, colours: tuple[str, str]) -> None:
        """Draw a flower."""
        petal, heart = colours
        for number in range(6):
            angle = number * pi / 3
            self.disc(
                x + cos(angle) * radius * 0.7, y + sin(angle) * radius * 0.7, radius * 0.5, petal
            )
        self.disc(x, y, radius * 0.45, heart)

    def png(self) -> bytes:
        """Return the picture as a PNG file."""
        file = BytesIO()
        self._sheet.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(file, "PNG")
        return file.getvalue()


def _fine(*points: Point) -> list[Point]:
    return [(x * _FINER, y * _FINER) for x, y in points]


def _star_points(x: float, y: float, radius: float) -> Iterator[Point]:
    for number in range(10):
        reach = radius if number % 2 == 0 else radius * 0.382
        angle = number * pi / 5 - pi / 2
        yield x + cos(angle) * reach, y + sin(angle) * reach
