"""Whoever types a command wrongly is told in Vietnamese what is wrong with it."""

import argparse

import pytest

from ketnap.cli.argument_words import in_vietnamese


@pytest.fixture
def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(exit_on_error=False)
    made.add_argument("--out", required=True)
    made.add_argument("--count", type=int)
    made.add_argument("--as", choices=("word", "pdf"))
    return made


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ([], "còn thiếu --out"),
        (["--out"], "--out cần một giá trị"),
        (["--out", "a", "--count", "x"], "--count không nhận 'x'"),
        (["--out", "a", "--as", "odt"], "--as không nhận 'odt'; hãy chọn một trong "),
        (["--out", "a", "more"], "không có more"),
    ],
)
def test_what_is_wrong_with_the_arguments_is_said_in_vietnamese(parser, monkeypatch, typed, told):
    said: list[str] = []
    monkeypatch.setattr(parser, "error", said.append)

    try:
        parser.parse_args(typed)
    except argparse.ArgumentError as error:
        said.append(str(error))

    assert in_vietnamese(said[0]).startswith(told)


def test_words_never_heard_stay_as_they_are():
    assert in_vietnamese("something else") == "something else"
