"""A name broken over two parts of an article's prose is found, and goes with both."""

import pytest
from newsroom import AN

from ketnap.portal.editorial.bodies import body_without, broken_places, words_between
from ketnap.portal.editorial.names import LEFT_OUT

PICTURE = {"type": "figure", "value": {"picture": None, "caption": "Toàn cảnh."}}
BEGINS, GOES_ON = "Chúc mừng đồng chí Nguyễn Thị", "Hoài An đọc lời hứa."


def fields(**texts: str) -> dict[str, str]:
    return {"title": "Lễ kết nạp.", "lead": "", "author": "", "source": "", **texts}


def paragraph(text: str) -> dict[str, str]:
    return {"type": "paragraph", "value": f"<p>{text}</p>"}


def quote(words: str) -> dict[str, object]:
    return {"type": "quote", "value": {"words": words, "source": ""}}


@pytest.mark.parametrize(
    ("own", "body", "broken"),
    [
        (fields(), [paragraph(BEGINS), PICTURE, paragraph(GOES_ON)], {0, 2}),
        (fields(), [quote(BEGINS), paragraph(GOES_ON)], {0, 1}),
        (fields(lead=BEGINS), [PICTURE, paragraph(GOES_ON)], {"lead", 1}),
        (fields(title=BEGINS, lead=GOES_ON), [], {"title", "lead"}),
        (fields(lead=f"{BEGINS}."), [paragraph(GOES_ON)], set()),
    ],
)
def test_name_is_found_over_the_seams_that_the_gate_sees(own, body, broken):
    assert broken_places(own, body, AN) == broken
    assert any(AN in words for words in words_between(own, body)) == bool(broken)


def test_quote_over_which_a_name_is_broken_goes_whole():
    body = [quote(BEGINS), paragraph(GOES_ON)]

    left = body_without(body, AN, broken=broken_places(fields(), body, AN))

    assert left == [
        {"type": "quote", "value": {"words": LEFT_OUT, "source": LEFT_OUT}},
        {"type": "paragraph", "value": LEFT_OUT},
    ]
