"""A chart as a drawing of its own (SVG), as a table (CSV), and on a page as columns."""

import csv
import io
from dataclasses import dataclass
from decimal import Decimal

from django.template.loader import render_to_string

from ketnap.figures.workbook import harmless
from ketnap.web.figures.charts import Bar, Chart, Tone

WIDTH = 720
LEFT, TOP, LINE, FOOT = 24, 84, 46, 40
BAR_WIDTH, BAR_HEIGHT, BAR_BELOW = 540, 14, 10
COLUMN, COLUMN_WIDTH, COLUMN_HEIGHT = 46, 30, 150
COLUMN_TOP, COLUMN_FOOT = 24, 26
_WHOLE = 100

COLOURS = {
    Tone.MAIN: "#a3161f",
    Tone.AFTER: "#22578c",
    Tone.PAST: "#9a8b7c",
    "rest": "#e7dfd3",
    "mark": "#b07d1e",
}
"""Those of the light theme: paper and slides are light."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A bar where it stands in a drawing; lengths are whole pixels of it."""

    bar: Bar
    x: int
    y: int
    length: int
    mark: int | None
    colour: str

    @property
    def middle(self) -> int:
        return self.x + COLUMN_WIDTH // 2


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of columns as a page draws it."""

    placed: tuple[Placed, ...]
    width: int
    height: int = COLUMN_TOP + COLUMN_HEIGHT + COLUMN_FOOT
    base: int = COLUMN_TOP + COLUMN_HEIGHT


def columns_of(chart: Chart) -> Columns:
    """Return the columns of a chart, side by side."""
    placed = tuple(
        Placed(
            bar,
            x=place * COLUMN + (COLUMN - COLUMN_WIDTH) // 2,
            y=COLUMN_TOP + COLUMN_HEIGHT - bar.share * COLUMN_HEIGHT // _WHOLE,
            length=bar.share * COLUMN_HEIGHT // _WHOLE,
            mark=None,
            colour=COLOURS[bar.tone],
        )
        for place, bar in enumerate(chart.bars)
    )
    return Columns(placed, width=max(len(placed), 1) * COLUMN)


def svg_of(chart: Chart, *, about: str) -> str:
    """Return a chart as a file of its own, with what it is about written into it."""
    placed = tuple(
        Placed(
            bar,
            x=LEFT,
            y=TOP + place * LINE,
            length=bar.share * BAR_WIDTH // _WHOLE,
            mark=None if bar.mark is None else LEFT + bar.mark * BAR_WIDTH // _WHOLE,
            colour=COLOURS[bar.tone],
        )
        for place, bar in enumerate(chart.bars)
    )
    context = {
        "chart": chart,
        "about": about,
        "placed": placed,
        "width": WIDTH,
        "height": TOP + len(placed) * LINE + FOOT,
        "left": LEFT,
        "bar_width": BAR_WIDTH,
        "bar_height": BAR_HEIGHT,
        "bar_below": BAR_BELOW,
        "beside": LEFT + BAR_WIDTH + 16,
        "foot": TOP + len(placed) * LINE + 12,
        "legend": _legend(chart),
        "shows_rest": any(what == "rest" for what, _name in chart.legend),
        "colours": {"rest": COLOURS["rest"], "mark": COLOURS["mark"]},
    }
    return render_to_string("web/figures/drawing.svg", context)


def _legend(chart: Chart) -> list[tuple[int, str, str]]:
    """Where each part of the legend begins, its colour and its words."""
    placed, x = [], LEFT
    for what, words in chart.legend:
        placed.append((x, COLOURS[what], words))
        x += 36 + 7 * len(words)
    return placed


def csv_of(chart: Chart) -> str:
    """Return the table of a chart for programs: numbers as numbers, and no cell is a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(map(harmless, chart.file_heads or chart.heads))
    for bar in chart.bars:
        values = [value for cell in bar.cells for value in cell.get("values", (cell["text"],))]
        writer.writerow([harmless(bar.label), *map(_written, values)])
    return "\N{BYTE ORDER MARK}" + text.getvalue()


def _written(value: object) -> str:
    """A number with a point and no separators, nothing where there is none, and words as they are."""
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else harmless(str(value))
