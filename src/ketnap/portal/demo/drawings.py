"""The pictures of the invented news: drawn, for nobody's photograph belongs in a demo."""

from collections.abc import Callable
from functools import cache

from ketnap.portal.demo.canvas import HEIGHT, WIDTH, Canvas

RED, DEEP_RED, FOLD = "#A3161F", "#84101A", "#93131C"
GOLD, PALE_GOLD = "#D9AE58", "#F3CF73"
SAND, PALE_SAND, WOOD, DARK_WOOD = "#D8C5A5", "#E8DBC5", "#A86B3F", "#7A4B2A"
SHADE, DARK_SHADE = "#5A3730", "#432A28"
LEAF, DARK_LEAF, SKY, PALE_SKY = "#5D8F5A", "#3F6E47", "#BCD6E6", "#E3EFF5"
BLUE, DARK_BLUE, WHITE, PINK = "#3E6C99", "#22476B", "#FBF7F0", "#E6A9A6"


@cache
def draw(scene: str) -> bytes:
    """Return a scene as a PNG file; an unknown name raises `KeyError`."""
    return SCENES[scene]()


def _hall() -> bytes:
    """A hall with curtain, flag, rostrum, and people seen from behind."""
    sheet = Canvas(RED)
    for left in range(0, WIDTH, 96):
        sheet.box(left, 0, 44, 600, FOLD)
    sheet.box(0, 590, WIDTH, 18, GOLD)
    sheet.box(0, 606, WIDTH, HEIGHT - 606, SAND)
    sheet.box(430, 120, 580, 130, DEEP_RED, corner=12)
    sheet.star(720, 186, 44, PALE_GOLD)
    _flag(sheet, 232, 170)
    _rostrum(sheet, 1060, 400)
    for row, (top, size, colour) in enumerate(((650, 46, SHADE), (740, 56, DARK_SHADE))):
        for seat in range(9 - row):
            sheet.figure(140 + row * 70 + seat * 146, top, size, colour)
    return sheet.png()


def _flag(sheet: Canvas, x: float, y: float) -> None:
    sheet.box(x, y, 9, 430, GOLD)
    sheet.box(x + 9, y + 8, 150, 100, "#D8201F")
    sheet.star(x + 84, y + 58, 30, "#F7D44C")


def _rostrum(sheet: Canvas, x: float, y: float) -> None:
    for dx, colours in ((40, (PINK, RED)), (80, (WHITE, GOLD)), (120, (PINK, RED))):
        sheet.flower(x + dx, y - 20, 34, colours)
    sheet.box(x - 20, y, 200, 30, WOOD, corner=6)
    sheet.box(x, y + 28, 160, 170, DARK_WOOD)
    sheet.star(x + 80, y + 104, 34, PALE_GOLD)


def _decision() -> bytes:
    """A decision in its folder, and flowers beside it."""
    sheet = Canvas(PALE_SAND)
    sheet.box(0, 620, WIDTH, HEIGHT - 620, "#C7A378")
    sheet.shape([(330, 150), (700, 100), (780, 700), (410, 750)], DEEP_RED)
    sheet.shape([(362, 180), (676, 138), (748, 672), (434, 714)], GOLD)
    sheet.shape([(370, 188), (670, 148), (740, 664), (442, 704)], DEEP_RED)
    sheet.star(538, 322, 66, PALE_GOLD)
    sheet.shape([(476, 476), (640, 454), (642, 472), (478, 494)], GOLD)
    sheet.shape([(500, 528), (624, 512), (626, 530), (502, 546)], GOLD)
    _bunch(sheet, 1040, 420)
    return sheet.png()


def _bunch(sheet: Canvas, x: float, y: float) -> None:
    sheet.shape([(x - 90, y + 60), (x + 90, y + 60), (x + 44, y + 330), (x - 44, y + 330)], WHITE)
    for dx, dy, colour in ((-120, 20, DARK_LEAF), (120, 10, LEAF), (-60, 60, LEAF)):
        sheet.shape([(x, y + 80), (x + dx, y + dy - 40), (x + dx * 1.1, y + dy + 20)], colour)
    flowers = (
        (-70, 20, PINK, RED),
        (70, 10, RED, GOLD),
        (0, -50, PALE_GOLD, GOLD),
        (0, 50, WHITE, GOLD),
    )
    for dx, dy, petal, heart in flowers:
        sheet.flower(x + dx, y + dy, 56, (petal, heart))


def _meeting() -> bytes:
    """A table of a meeting, seen from above."""
    sheet = Canvas(SAND)
    sheet.box(330, 210, 780, 480, DARK_WOOD, corner=48)
    sheet.box(350, 230, 740, 440, WOOD, corner=36)
    for column in range(4):
        left = 420 + column * 160
        for top, chair in ((280, 110), (500, 720)):
            sheet.box(left, top, 84, 116, WHITE, corner=4)
            sheet.box(left + 94, top + 20, 40, 76, RED, corner=4)
            sheet.box(left, chair, 96, 74, SHADE, corner=20)
    return sheet.png()


def _course() -> bytes:
    """A class with a board, and people seen from behind."""
    sheet = Canvas("#EFE6D6")
    sheet.box(0, 640, WIDTH, HEIGHT - 640, "#CDB692")
    sheet.box(300, 110, 840, 400, WOOD, corner=10)
    sheet.box(318, 128, 804, 364, "#2F5B4A", corner=4)
    for row, width in enumerate((520, 640, 420, 560)):
        sheet.box(372, 190 + row * 72, width, 14, "#CFE0D2", corner=7)
    _rostrum(sheet, 1190, 470)
    for seat in range(7):
        sheet.figure(150 + seat * 190, 650, 54, DARK_SHADE if seat % 2 else SHADE)
        sheet.box(70 + seat * 190, 790, 160, 110, WOOD, corner=8)
    return sheet.png()


def _screens() -> bytes:
    """A room where data are kept: shelves of machines and a desk."""
    sheet = Canvas("#DCE5EC")
    sheet.box(0, 680, WIDTH, HEIGHT - 680, "#B9C4CC")
    for rack in range(5):
        left = 110 + rack * 150
        sheet.box(left, 160, 130, 540, DARK_BLUE, corner=8)
        for unit in range(9):
            sheet.box(left + 14, 182 + unit * 56, 102, 38, BLUE, corner=4)
            sheet.disc(
                left + 100, 201 + unit * 56, 6, "#86CDA2" if (unit + rack) % 3 else PALE_GOLD
            )
    sheet.box(930, 540, 400, 26, WOOD, corner=6)
    sheet.box(960, 566, 22, 200, DARK_WOOD)
    sheet.box(1280, 566, 22, 200, DARK_WOOD)
    sheet.box(1000, 330, 260, 170, DARK_BLUE, corner=10)
    sheet.box(1014, 344, 232, 142, PALE_SKY, corner=4)
    for bar, height in enumerate((40, 70, 56, 100)):
        sheet.box(1040 + bar * 50, 470 - height, 30, height, RED if bar == 3 else BLUE, corner=3)
    sheet.box(1116, 498, 28, 44, DARK_BLUE)
    return sheet.png()


def _trees() -> bytes:
    """Young trees in a row, under an open sky."""
    sheet = Canvas(PALE_SKY)
    sheet.disc(1180, 190, 90, PALE_GOLD)
    sheet.shape(
        [(0, 560), (380, 400), (760, 560), (1120, 430), (1440, 560), (1440, 900), (0, 900)], LEAF
    )
    sheet.box(0, 620, WIDTH, 280, DARK_LEAF)
    for tree in range(6):
        x = 150 + tree * 230
        sheet.box(x - 9, 520, 18, 230, DARK_WOOD)
        sheet.disc(x, 500, 74, "#6EA367")
        sheet.disc(x - 40, 540, 50, "#7FB177")
        sheet.disc(x + 42, 536, 52, LEAF)
        sheet.box(x - 60, 744, 120, 18, WOOD, corner=9)
    return sheet.png()


def _books() -> bytes:
    """Books on a shelf and one that lies open."""
    sheet = Canvas(PALE_SAND)
    sheet.box(120, 420, 1200, 26, WOOD)
    colours = (RED, DARK_BLUE, GOLD, DARK_LEAF, DEEP_RED, BLUE, SHADE)
    for book in range(18):
        height = 200 + (book * 37) % 90
        sheet.box(150 + book * 64, 420 - height, 54, height, colours[book % len(colours)], corner=4)
        sheet.box(162 + book * 64, 440 - height, 30, 8, PALE_GOLD)
    sheet.box(0, 760, WIDTH, 140, "#C7A378")
    sheet.shape([(420, 590), (720, 640), (720, 800), (420, 750)], WHITE)
    sheet.shape([(1020, 590), (720, 640), (720, 800), (1020, 750)], "#F1E9DB")
    for line in range(5):
        top = 624 + line * 24
        sheet.shape([(450, top), (690, top + 40), (690, top + 46), (450, top + 6)], SAND)
        sheet.shape([(990, top), (750, top + 40), (750, top + 46), (990, top + 6)], SAND)
    return sheet.png()


def _candles() -> bytes:
    """A memorial with candles and flowers, in the evening."""
    sheet = Canvas("#2B3A52")
    sheet.box(0, 660, WIDTH, 240, "#1D2738")
    sheet.shape([(640, 660), (680, 150), (760, 150), (800, 660)], "#C9C2B6")
    sheet.box(560, 640, 320, 40, "#A9A196")
    sheet.star(720, 236, 34, PALE_GOLD)
    for candle in range(12):
        x = 100 + candle * 112
        if not 560 < x < 880:
            sheet.disc(x + 9, 686, 34, "#5B5340")
            sheet.box(x, 700, 18, 100, WHITE, corner=4)
            sheet.disc(x + 9, 686, 12, PALE_GOLD)
    for number in range(7):
        sheet.flower(540 + number * 60, 760, 30, (WHITE, GOLD) if number % 2 else (PINK, RED))
    return sheet.png()


SCENES: dict[str, Callable[[], bytes]] = {
    "hall": _hall,
    "decision": _decision,
    "meeting": _meeting,
    "course": _course,
    "screens": _screens,
    "trees": _trees,
    "books": _books,
    "candles": _candles,
}
