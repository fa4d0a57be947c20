import pytest

from ketnap.domain.intake.legacy import (
    TABLES,
    Encoding,
    convert,
    detect,
    is_doubtful,
    turned_back,
)
from ketnap.domain.intake.syllables import is_syllable

NAMES = "Nguyễn Thị Hồng Đặng Quỳnh Như Vũ Đức Thắng Lê Ngọc Trần Văn Sỹ Bùi Lý Thường Kiệt Trường Đoàn Thúy"


def written_in(encoding: Encoding, text: str) -> str:
    """The text as an old font has it typed: the tables read backwards."""
    backwards: dict[str, str] = {}
    for code, letter in TABLES[encoding].items():
        whole_capitals = letter.isupper() and code == code.upper()
        if letter not in backwards or whole_capitals:
            backwards[letter] = code
    return "".join(backwards.get(letter, letter) for letter in text)


@pytest.mark.parametrize("encoding", Encoding)
def test_text_of_an_old_font_comes_back_as_it_was_meant(encoding):
    typed = written_in(encoding, NAMES)

    assert typed != NAMES
    assert convert(typed, encoding) == NAMES


@pytest.mark.parametrize("encoding", Encoding)
def test_every_letter_of_an_old_font_comes_back(encoding):
    letters = set(TABLES[encoding].values())

    assert {convert(written_in(encoding, letter), encoding) for letter in letters} == letters


@pytest.mark.parametrize("encoding", Encoding)
def test_the_font_of_a_text_is_recognised(encoding):
    assert detect(written_in(encoding, NAMES).split()) is encoding


def test_text_that_is_right_is_not_taken_for_an_old_font():
    assert detect(NAMES.split()) is None
    assert detect(["Hà Nội", "Müller", "Café"]) is None
    assert detect(["Le Van An"]) is None


def test_words_half_in_capitals_are_no_old_font():
    names = ["Nguyễn Văn An", "Trần Thị Lan", "Phạm Đức Thọ"] * 4

    assert detect([*names, "NGUYễN VăN AN"]) is None
    assert detect(["NGUYễN VăN AN", "HOàNG HùNG", "BùI THị ĐàO"] * 4) is None


@pytest.mark.parametrize("text", ["Đinh Thị Lan", "Đỗ Hị", "Đơn vị", "ĐINH QUÝ", "Lý Nghĩa"])
def test_words_whose_first_letter_alone_tells_the_font_are_turned_back(text):
    assert turned_back(written_in(Encoding.VNI, text), Encoding.VNI) == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (Encoding.TCVN3, "Ñoã Thò Lan"),
        (Encoding.TCVN3, "Nguyeãn Vaên An"),
        (Encoding.TCVN3, "H'Hen Niê"),
        (Encoding.VNI, "NguyÔn ViÖt Hïng"),
    ],
)
def test_a_cell_that_makes_no_sense_turned_back_is_left_and_pointed_out(encoding, text):
    assert turned_back(text, encoding) == text
    assert is_doubtful(text, encoding)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [(each, text) for each in Encoding for text in ("Y Bhăm Êban", "H'Hen Niê", "Kpă Y Thuật")],
)
def test_names_of_other_peoples_are_turned_back_where_their_font_is_plain(encoding, text):
    typed = written_in(encoding, text)

    assert turned_back(typed, encoding) == text
    assert not is_doubtful(typed, encoding)


@pytest.mark.parametrize("text", ["H’Mông", "H´Mông", "Cô–Tô"])
def test_words_end_at_apostrophes_and_dashes_as_people_type_them(text):
    assert turned_back(text, Encoding.VNI) == text


def test_a_word_of_capitals_gets_its_toned_capitals_back():
    assert convert("NGUYÔN V¡N DòNG", Encoding.TCVN3) == "NGUYỄN VĂN DŨNG"


@pytest.mark.parametrize(
    "word", ["nghiêng", "Quyền", "Oanh", "khuỷu", "ý", "giếng", "Thuở", "xoong"]
)
def test_syllables_are_known(word):
    assert is_syllable(word) is (word != "xoong")


@pytest.mark.parametrize(
    "word",
    ["NguyÔn", "Thò2", "Müller", "aïn", "Ñinh", "Ñoã", "ñôn", "Lyù", "QUYÙ", "Nghóa", "TuÊn"],
)
def test_what_is_no_syllable_is_known(word):
    assert not is_syllable(word)
