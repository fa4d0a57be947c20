"""Colours: both ways into the dark theme agree, and every pair of text and ground can be read."""

import re
from pathlib import Path

import pytest

import ketnap.design

CSS = Path(ketnap.design.__file__).parent / "static/ketnap/css"
TOKENS = (CSS / "tokens.css").read_text("utf-8")
GROUNDS = ("page", "surface", "sunken")
OTHER_SHEETS = sorted(set(CSS.glob("*.css")) - {CSS / "tokens.css", CSS / "print.css"})
TEXTS = ("ink", "ink2", "ink3", "red", "gold-ink", "green", "amber", "blue")


def declarations(selector: str) -> dict[str, str]:
    """Return the custom properties that the block after a selector sets."""
    block = TOKENS[TOKENS.index(selector) :].split("{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--kn-([\w-]+):\s*([^;]+);", block))


LIGHT = declarations(':root,\n[data-bs-theme="light"]')
DARK = declarations('\n  [data-bs-theme="dark"]')
AUTO = declarations('\n  [data-bs-theme="auto"]')


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_wcag_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_dark_by_choice_and_dark_by_device_are_the_same():
    assert AUTO == DARK


def test_both_themes_set_the_same_tokens():
    assert DARK.keys() == LIGHT.keys()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_every_ground(theme, text):
    grounds = [
        *GROUNDS,
        *(soft for soft in (f"{text.removesuffix('-ink')}-soft",) if soft in theme),
    ]

    weakest = min(contrast(theme[text], theme[ground]) for ground in grounds)

    assert weakest >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_main_button_and_control_borders_can_be_seen(theme):
    assert contrast(theme["on-fill"], theme["fill"]) >= 4.5
    assert contrast(theme["on-fill"], theme["fill-hover"]) >= 4.5
    assert contrast(theme["control"], theme["surface"]) >= 3


@pytest.mark.parametrize("path", OTHER_SHEETS, ids=lambda path: path.name)
def test_only_tokens_and_paper_name_a_raw_colour(path):
    text = path.read_text("utf-8")

    raw = re.findall(r"#[0-9a-fA-F]{3,8}\b", text)

    assert raw == []
