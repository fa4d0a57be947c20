"""The catalogues hold every text, with what the text must keep, and are compiled as they stand."""

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import allauth
import django
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
OWN = ROOT / "locale"
LIBRARIES = [Path(str(library.__file__)).parent for library in (django, allauth)]
KEPT = re.compile(r"%\(\w+\)[sd]|%[sdr]|</?\w[^>]*>|\d+A?-(?:KNĐ|HSĐV)|\n")
"""Placeholders, tags, form codes and line ends."""
QUOTED = re.compile(r"“[^”]*”|\d+A?-(?:KNĐ|HSĐV|KH/CB)|Hồ Chí Minh")
VIETNAMESE = re.compile(r"[À-ỹ]")


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def own_catalogue(language: str) -> Catalog:
    return catalogue(OWN / language / "LC_MESSAGES" / "django.po")


def messages(language: str) -> list[Message]:
    return [message for message in own_catalogue(language) if message.id]


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def pairs(language: str) -> Iterator[tuple[str, str]]:
    for message in messages(language):
        yield from zip(forms(message.id), forms(message.string), strict=False)


def test_english_catalogue_holds_the_texts_of_the_source_and_no_others():
    checked = subprocess.run(
        [ROOT / "script/messages", "--check"], capture_output=True, text=True, check=False
    )

    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_text_is_translated_for_good(language):
    open_texts = [
        message.id
        for message in messages(language)
        if message.fuzzy or not all(forms(message.string))
    ]

    assert open_texts == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_translation_keeps_placeholders_tags_and_form_codes(language):
    changed = [
        (text, said)
        for text, said in pairs(language)
        if sorted(KEPT.findall(text)) != sorted(KEPT.findall(said))
    ]

    assert changed == []


def test_english_counts_one_and_many():
    plural = [message for message in messages("en") if message.pluralizable]

    assert plural
    assert all(len(forms(message.string)) == 2 for message in plural)


def test_english_speaks_no_vietnamese_but_names_codes_and_quotations():
    mixed = [said for _, said in pairs("en") if VIETNAMESE.search(QUOTED.sub("", said))]

    assert mixed == []


def test_vietnamese_is_for_texts_the_libraries_still_say():
    said = {
        (message.id, message.context)
        for library in LIBRARIES
        for path in library.glob("**/locale/en/LC_MESSAGES/django.po")
        for message in catalogue(path)
    }

    unknown = [m.id for m in messages("vi") if (m.id, m.context) not in said]

    assert unknown == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_compiled_catalogue_is_the_one_that_is_written(language):
    compiled = OWN / language / "LC_MESSAGES" / "django.mo"
    fresh = io.BytesIO()

    write_mo(fresh, own_catalogue(language))

    assert compiled.read_bytes() == fresh.getvalue(), "run script/setup"
