"""Personal data and names as people write them by carelessness or by cunning, and what resembles them."""

import hashlib
import hmac
import unicodedata

import pytest

from ketnap.domain.press.package import WithheldNames
from ketnap.domain.press.release import Piece, PieceKind, Trouble, Weight, check_release
from ketnap.domain.press.withheld import withhold, without

LUU = "Nông Thị Bích Lựu"
WITHHELD = withhold([LUU], salt="s" * 22)


def found_in(words: str, kind: PieceKind = PieceKind.TEXT, *, allowed: tuple[str, ...] = ()):
    piece = Piece(kind, "Đoạn 1", words)
    return check_release([piece], withheld=[WITHHELD], at_hand=[WITHHELD], allowed=allowed)


def troubles_in(words: str, kind: PieceKind = PieceKind.TEXT, *, allowed: tuple[str, ...] = ()):
    return {one.trouble for one in found_in(words, kind, allowed=allowed)}


@pytest.mark.parametrize(
    "words",
    [
        *("Được 15 phiếu.", "Mười lăm phiếu.", "Phiếu thuận: 15.", "15 lá phiếu.", "15/15 đ/c."),
        *(
            "Biểu quyết: 15/15.",
            "Kết quả: 15/15.",
            "Kiểm phiếu 15 trên 15.",
            "１５ phiếu tán thành.",
        ),
        *("15 đồng chí giơ tay.", "Tỉ lệ phiếu bầu đạt 93,3%.", "１００％ tán thành."),
        *("Với sự tán thành của 100% đảng viên.", "Được 100% chi bộ thông qua."),
        "Toàn thể chi bộ biểu quyết nhất trí kết nạp.",
        "Đa số đảng viên tán thành kết nạp đồng chí.",
        "Trăm phần trăm đồng chí tán thành.",
    ],
)
def test_outcome_of_a_vote_is_found(words: str) -> None:
    assert Trouble.VOTE_COUNT in troubles_in(words)


@pytest.mark.parametrize(
    "words",
    [
        *("Số 0010 9901 2345.", "Số 00109901 2345.", "Số 001_099_012_345.", "Số 001/099/012/345."),
        *("Số 0 0 1 0 9 9 0 1 2 3 4 5.", "Số ００１０９９０１２３４５.", "Số 001\u200a099012345."),
        *("Số001099012345.", "Số 001\u200b099012345.", "STK 19034567890123."),
        "Giấy số 212345678 ban hành.",
    ],
)
def test_identity_number_is_found_however_it_is_parted(words: str) -> None:
    assert Trouble.ID_NUMBER in troubles_in(words)


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("Lê Văn Khánh (1990) phát biểu.", Trouble.BIRTH_DATE),
        ("Lê Văn Khánh, 1990, phát biểu.", Trouble.BIRTH_DATE),
        ("Chị chào đời năm 1990.", Trouble.BIRTH_DATE),
        ("Sinh nhật 12/3 của chị.", Trouble.BIRTH_DATE),
        ("Đồng chí 25 tuổi đời.", Trouble.BIRTH_DATE),
        ("Tuổi đời 25.", Trouble.BIRTH_DATE),
        ("Đảng viên mới 35 tuổi.", Trouble.BIRTH_DATE),
        ("Địa chỉ: 12 Trần Phú.", Trouble.RESIDENCE),
        ("Nơi sinh: Nam Định.", Trouble.RESIDENCE),
        ("Chị sinh tại Nam Định.", Trouble.RESIDENCE),
        ("Căn hộ 1203 chung cư.", Trouble.RESIDENCE),
        ("Mẹ Khánh là giáo viên.", Trouble.FAMILY),
        ("Khánh là con duy nhất.", Trouble.FAMILY),
        ("Cùng vợ và hai con.", Trouble.FAMILY),
        ("Đồng chí Khánh, người Tày, theo Phật giáo.", Trouble.VERIFICATION),
        ("Đồng chí là người Mường.", Trouble.VERIFICATION),
        ("Chị đang mang thai.", Trouble.HEALTH),
        ("Đồng chí Khánh bị bệnh tim.", Trouble.HEALTH),
        ("Thương tật 21%.", Trouble.HEALTH),
        ("Thư gửi khanh@thu.example.", Trouble.MAIL_ADDRESS),
    ],
)
def test_what_belongs_to_a_life_is_found(words: str, trouble: Trouble) -> None:
    assert trouble in troubles_in(words)


@pytest.mark.parametrize(
    "words",
    [
        "Tổng kinh phí 120 000 000 đồng.",
        "Từ 01/2018-12/2018 chi bộ kết nạp 5 đảng viên.",
        "Cán bộ tham gia hiến máu, phòng, chống ung thư.",
        "Đồng bào dân tộc Tày đón đoàn; khối đại đoàn kết các dân tộc.",
        "Mỗi phòng 02 phiếu; phát phiếu đảng viên.",
        "Thi đua lập thành tích; Văn phòng Cục; Kim Sơn, Từ Sơn, Long Biên.",
        "Các đồng chí Ủy viên Ban Chi ủy và đồng chí Bí thư Đảng ủy.",
        "Quận Hai Bà Trưng, đảo Cô Tô, tỉnh Bà Rịa; kính yêu Bác Hồ.",
        "Anh hùng Lao động được tặng hoa.",
        "Phong trào Thi Đua Yêu Nước; Công trình Võ Nguyên Giáp.",
        "Vườn lựu sau trụ sở đã ra hoa.",
        "Việc này thành văn bản; mời đoàn văn nghệ, đoàn thị sát; nối thành thị và nông thôn.",
        "Vì sự phát triển chung thị trường khu vực; tuyến đường văn minh.",
        "Học tập V.I. Lê-nin và V.I.Lê-nin.",
        *("Đường Thanh Niên rợp bóng cây.", "Từ Minh Khai đến Cầu Giấy."),
        *("Ông Công ông Táo về trời.", "Chú Tiểu quét lá.", "Tới đảo; Cô Tô đón đoàn."),
        "Đồng chí Chính trị viên và đồng chí Tân Chủ tịch, đồng chí Phó Văn phòng, các đồng chí Bộ Nội vụ và Vụ Tổ chức.",
    ],
)
def test_a_good_sentence_that_resembles_it_passes(words: str) -> None:
    assert found_in(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        *("Đồng chí Lựu phát biểu.", "Hôm ấy chị Lựu cũng đến.", "Bích Lựu xúc động."),
        *("Lựu xúc động đọc lời hứa.", "Hai đồng chí Bình và Lựu.", "Có mặt Lựu trong đoàn."),
    ],
)
def test_part_of_a_withheld_name_that_means_the_person_is_asked_about(words: str) -> None:
    asked = [one for one in found_in(words) if one.trouble is Trouble.LIKE_WITHHELD]

    assert [one.weight for one in asked] == [Weight.ASKS]
    assert asked[0].quoted in ("Lựu", "Bích Lựu")


def test_a_word_that_goes_on_in_small_letters_means_nobody_called_so() -> None:
    chi, trung = (withhold([name], salt="0123456789abcdef") for name in ("Lê Thị Chi", "Vũ Trung"))
    words = (
        "Chi bộ Văn phòng và Chi đoàn dự lễ; Bí thư Chi bộ đọc quyết định tại Trung tâm văn hóa."
    )
    piece = Piece(PieceKind.TEXT, "Đoạn 1", words)

    found = check_release([piece], withheld=[chi, trung], at_hand=[chi, trung])

    assert [one for one in found if one.trouble is Trouble.LIKE_WITHHELD] == []


def test_one_word_means_nobody_whom_the_text_is_not_about() -> None:
    piece = Piece(PieceKind.TEXT, "Đoạn 1", "Có mặt Lựu trong đoàn.")

    assert check_release([piece], withheld=[WITHHELD]) == ()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (PieceKind.CAPTION, "nông thị bích lựu đọc lời hứa"),
        (PieceKind.TAG, "nông thị bích lựu"),
        (PieceKind.TEXT, "N ô n g T h ị B í c h L ự u"),
        (PieceKind.TEXT, "N\u043eng Thi Bich Luu"),
        (PieceKind.TEXT, "\U0001d40d" + unicodedata.normalize("NFC", "ông Thị Bích Lựu")),
        (PieceKind.TEXT, "Nông Thị Bích L\u034fựu"),
    ],
)
def test_a_withheld_name_hides_in_no_letters(kind: PieceKind, words: str) -> None:
    assert Trouble.WITHHELD_NAME in troubles_in(words, kind)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Nguyen Van An cũng dự.", "Nguyen Van An"),
        ("Dong chi Nguyen Van An.", "Nguyen Van An"),
        ("Dự lễ có đồng chí nguyễn văn an.", "nguyễn văn an"),
        ("Dự lễ có đồng chí Minh.", "Minh"),
        ("Cảm ơn cô Lan.", "Lan"),
        ("TS Hoàng Anh trình bày.", "Hoàng Anh"),
        ("N.V. An phát biểu.", "N.V. An"),
        ("Bàn Văn Phúc phát biểu.", "Bàn Văn Phúc"),
        ("Khương Hữu Điểu phát biểu.", "Khương Hữu Điểu"),
        ("Tòng Thị Hoa phát biểu.", "Tòng Thị Hoa"),
        ("Y Moan Êban hát.", "Y Moan Êban"),
        ("Đồng chí Tân Quốc Việt phát biểu.", "Tân Quốc Việt"),
        ("Ông Bộ Văn Lĩnh phát biểu.", "Bộ Văn Lĩnh"),
        ("Ông Mới Văn Bảy phát biểu.", "Mới Văn Bảy"),
        *(("Anh Tân phát biểu.", "Tân"), ("Đồng chí Chính phát biểu.", "Chính")),
        ("Chị đoàn thị hoa phát biểu.", "đoàn thị hoa"),
        ("Từ Văn Hải phát biểu.", "Từ Văn Hải"),
        ("Cô Tô Lan dạy giỏi.", "Tô Lan"),
    ],
)
def test_a_name_is_asked_about_in_every_writing(words: str, name: str) -> None:
    assert [one.quoted for one in found_in(words)] == [name]


@pytest.mark.parametrize("words", ["Đồng chí Khánh.", "Anh Văn Khánh.", "L.V. Khánh."])
def test_somebody_allowed_may_be_called_as_people_are(words: str) -> None:
    assert found_in(words, allowed=("Lê Văn Khánh",)) == ()


@pytest.mark.parametrize("words", [LUU, LUU.upper(), "Nong Thi Bich Luu", "N.T.B. Lựu"])
def test_somebody_who_agreed_again_is_withheld_in_no_spelling(words: str) -> None:
    left = without(WITHHELD, [LUU])

    assert not check_release([Piece(PieceKind.TEXT, "", words)], withheld=[left], allowed=[LUU])
    assert without(WITHHELD, ["Nông Thị Bích Lưu"]) == WITHHELD


def test_what_another_withheld_person_may_be_called_by_is_asked_about() -> None:
    allowed = "Trần Văn Lựu"
    withheld = without(withhold([allowed, "Đỗ Văn Lựu"], salt="s" * 22), [allowed])

    found = check_release(
        [Piece(PieceKind.TEXT, "", f"{allowed} và đồng chí Lựu phát biểu.")],
        withheld=[withheld],
        at_hand=[withheld],
        allowed=[allowed],
    )

    assert [(one.trouble, one.quoted) for one in found] == [(Trouble.LIKE_WITHHELD, "Lựu")]


def test_a_digest_of_before_is_never_dropped_for_somebody_spelled_otherwise() -> None:
    salt = "s" * 22
    digest = hmac.new(salt.encode(), b"nguyenvanhung", hashlib.sha256).hexdigest()
    withheld = WithheldNames(salt, (digest,))

    assert without(withheld, ["Nguyễn Văn Hùng"]) == withheld


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Nguyễn Hòa Bình", "Đoàn lên tỉnh Hòa Bình."),
        ("Lê Hải Dương", "Thành phố Hải Dương đón đoàn."),
        ("Trần Thị Xuân", "Chi bộ họp mừng Xuân mới."),
    ],
)
def test_a_place_and_a_season_are_like_nobody_withheld(name: str, words: str) -> None:
    withheld = [withhold([name], salt="s" * 22)]

    assert not check_release(
        [Piece(PieceKind.TEXT, "", words)], withheld=withheld, at_hand=withheld
    )


def test_what_is_asked_about_fits_an_answer_and_ends_with_a_word() -> None:
    words = (
        f"Đồng chí bị bệnh tim từ nhiều năm trước đây. Thư gửi {'k' * 64}@{'m' * 60}.{'n' * 60}."
    )

    found = {one.trouble: one.quoted for one in found_in(words)}

    assert found[Trouble.HEALTH] == "bị bệnh tim từ nhiều năm"
    assert len(found[Trouble.MAIL_ADDRESS]) <= 120


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("CHÚC MỪNG ĐỒNG CHÍ LỰU", "LỰU"),
        ("ĐỒNG CHÍ LỰU ĐƯỢC KẾT NẠP", "LỰU"),
        ("ĐỒNG CHÍ BÍCH LỰU PHÁT BIỂU", "BÍCH LỰU"),
        ("BÍCH LỰU PHÁT BIỂU", "BÍCH LỰU"),
        ("Chúc mừng đồng chí LỰU nhận quyết định.", "LỰU"),
    ],
)
def test_part_of_a_withheld_name_in_capitals_is_asked_about(words: str, quoted: str) -> None:
    asked = [one.quoted for one in found_in(words) if one.trouble is Trouble.LIKE_WITHHELD]

    assert asked == [quoted]


@pytest.mark.parametrize("words", ["CHÚC MỪNG ĐỒNG CHÍ THỦY!", "Hai đồng chí THỦY và Hùng."])
def test_a_name_in_capitals_is_asked_about(words: str) -> None:
    asked = [one.quoted for one in found_in(words) if one.trouble is Trouble.UNKNOWN_NAME]

    assert asked[0] == "THỦY"


def broken(before: str, after: str) -> list[str]:
    """The withheld names found over the end of a paragraph and the beginning of the next."""
    pieces = [Piece(PieceKind.TEXT, f"Phần {n}", text) for n, text in enumerate((before, after), 1)]
    found = check_release(pieces, withheld=[WITHHELD])
    return [f"{one.place}: {one.quoted}" for one in found if one.trouble is Trouble.WITHHELD_NAME]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Chúc mừng đồng chí Nông Thị Bích", "Lựu đọc lời hứa.", [f"Phần 1: {LUU}"]),
        ("Chúc mừng đồng chí Nông,", "Thị Bích Lựu.", [f"Phần 1: {LUU}"]),
        ("Chúc mừng Nông Thị Bích.", "Lựu nở bên hiên.", []),
    ],
)
def test_a_withheld_name_broken_over_two_paragraphs_is_found_once(
    before: str, after: str, told: list[str]
) -> None:
    assert broken(before, after) == told


def test_a_withheld_name_that_goes_on_from_the_lead_behind_a_picture_is_found() -> None:
    kinds = (PieceKind.TITLE, PieceKind.LEAD, PieceKind.CAPTION, PieceKind.TEXT)
    texts = ("Lễ kết nạp", "Chúc mừng đồng chí Nông Thị Bích", "Toàn cảnh.", "Lựu đọc lời hứa.")
    pieces = [Piece(kind, kind.value, text) for kind, text in zip(kinds, texts, strict=True)]

    found = check_release(pieces, withheld=[WITHHELD])

    refused = [one for one in found if one.trouble is Trouble.WITHHELD_NAME]
    assert [(one.place, one.quoted) for one in refused] == [("lead", LUU)]


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("Ở 35 tuổi, người kỹ sư trẻ vẫn đi học.", "Ở 35 tuổi, người kỹ sư trẻ vẫn đi"),
        ("Khánh, 35 tuổi, là kỹ sư.", "Khánh, 35 tuổi, là kỹ sư"),
        ("Đã họp. Khánh (1990) phát biểu.", "Khánh (1990) phát biểu"),
        ("Khánh, dân tộc Kinh, phát biểu.", "Khánh, dân tộc Kinh, phát biểu"),
        ("Gửi về 12/34 Tây Sơn.", "Gửi về 12/34 Tây Sơn"),
        ("Gửi về 12/3/45 Tây Sơn.", "Gửi về 12/3/45 Tây Sơn"),
        ("Gửi về 12/3 phố Tây Sơn.", "Gửi về 12/3 phố Tây Sơn"),
        ("Gửi về 12/3/4/5/6 đường Trần Phú.", "Gửi về 12/3/4/5/6 đường Trần Phú"),
        ("Gửi về 1/2/3/4/5/6/7 Tây Sơn.", "Gửi về 1/2/3/4/5/6/7 Tây Sơn"),
        ("Gửi về 12/3/26 Đoàn Thị Điểm.", "Gửi về 12/3/26 Đoàn Thị Điểm"),
        ("Gửi về 12/3/26 Trường Chinh.", "Gửi về 12/3/26 Trường Chinh"),
        ("Gửi về 12/3/45 Ban Mê Thuột.", "Gửi về 12/3/45 Ban Mê Thuột"),
        ("Gửi về 12/3/45 Bộ Lĩnh phường Y.", "Gửi về 12/3/45 Bộ Lĩnh phường Y"),
        ("Gui ve 12/3/45 Truong Chinh.", "Gui ve 12/3/45 Truong Chinh"),
        ("Gui ve 12/3/45 Vu Tong Phan.", "Gui ve 12/3/45 Vu Tong Phan"),
    ],
)
def test_a_small_fact_that_may_be_somebodys_is_asked_about(words: str, quoted: str) -> None:
    asked = [one for one in found_in(words) if one.trouble is Trouble.LIFE_DETAIL]

    assert [one.quoted for one in asked] == [quoted]
    assert all(one.weight is Weight.ASKS for one in asked)


def test_a_line_in_capitals_behind_a_house_number_fits_into_an_answer() -> None:
    line = "GỬI VỀ NHÀ RIÊNG CỦA CHỊ 12/34 " + "NGHIÊNG " * 30

    asked = [one.quoted for one in found_in(line) if one.trouble is Trouble.LIFE_DETAIL]

    assert [len(quoted) <= 120 for quoted in asked] == [True]


@pytest.mark.parametrize("glued", ["ĐẢNG", "7"])
def test_a_word_without_end_is_read_to_its_end(glued: str) -> None:
    # It would take minutes where a pattern began anew at each of its letters.
    words = f"Khánh, 35 tuổi, phát biểu. {glued * 6_000}"

    assert [one.trouble for one in found_in(words)] == [Trouble.LIFE_DETAIL]


def test_a_small_fact_of_which_more_is_known_is_told_once() -> None:
    assert Trouble.LIFE_DETAIL not in troubles_in("Đồng chí Khánh (35 tuổi) phát biểu.")


def test_a_people_beside_a_whole_name_stops_the_text() -> None:
    assert Trouble.VERIFICATION in troubles_in("Lê Quang Khánh là người Tày.")


@pytest.mark.parametrize(
    "words",
    [
        "Đồng bào dân tộc thiểu số được quan tâm; công tác dân tộc, tôn giáo được chú trọng.",
        "Trao Huy hiệu 40 năm tuổi Đảng, Huy hiệu 35 tuổi đảng cho các đồng chí.",
        "Đoàn viên không quá 30 tuổi; thanh niên từ 18 đến 35 tuổi; nữ dưới 40 tuổi.",
        "Tuổi bình quân của đảng viên là 42 tuổi; chi bộ tròn 35 tuổi.",
        "Nghị quyết 12/34 Trung ương và Nghị quyết số 18/2021 Quốc hội được quán triệt.",
        "Ngày 12/3 Tây Sơn khai hội; 12/34 đảng viên là nữ; đạt 34/34 Đảng bộ.",
        "Sáng 26/3/2026 Đoàn Thanh niên Bộ ra quân; ngày 19/5/2025 Trường Đại học khai giảng.",
        "Sáng 26/3/26 Đoàn Thanh niên Bộ ra quân; ngày 03/02/26 Trường Đại học Y họp.",
        "Ngày 22/12/26 Ban Chỉ huy họp; ngày 5/9/26 Sở Nội vụ trao quà; 2/9/26 Đảng bộ họp.",
        "Năm học 2024/2025 Trường Đại học mở lớp; quý 3/2026 Hội Cựu chiến binh họp.",
        "Đạt 34/34 Tổ Dân; 28/30 Đảng Viên dự họp.",
        "Từ 18 tuổi, thanh niên được giới thiệu. Trường (1956) được thành lập.",
        "Luật Thanh tra (2022), Nghị quyết Đại hội (2021) và Hiến pháp (2013) được phổ biến.",
        "ĐỒNG CHÍ BÍ THƯ CHI BỘ PHÁT BIỂU; CÁC ĐỒNG CHÍ ĐẢNG VIÊN MỚI; TÌNH ĐỒNG CHÍ MỚI.",
        "ĐỒNG CHÍ THƯỢNG TÁ, ĐỒNG CHÍ UBKT VÀ CÁC ĐỒNG CHÍ NHẬN QUYẾT ĐỊNH.",
    ],
)
def test_official_sentences_beside_them_pass(words: str) -> None:
    assert found_in(words) == ()


@pytest.mark.parametrize(
    "offices",
    [
        "Phó Thủ tướng|Tổng Thư ký|Tổng Thanh tra|Kiểm sát viên|Chánh án|Thẩm phán|Ban Nội chính",
        "Ban Giám hiệu|Ban Bí thư|Ban cán sự đảng|Đoàn Chủ tịch|Ủy ban Kiểm tra|Tỉnh ủy viên",
        "Tổ trưởng Tổ Công đoàn|Đội phó|Trưởng thôn|Phó Khoa|Quyền Trưởng phòng|Phụ trách Chi bộ",
        "Chiến sĩ|Trung sĩ|Phó Tư lệnh|Phó Chính ủy|Đồn Biên phòng|Phó Tổng Biên tập|Điều dưỡng",
        "Liên đoàn Lao động|Trung tâm Chính trị|Văn phòng Đảng ủy|Công chức|Văn thư|Báo cáo viên",
        "Bí thư|Chủ tịch Công đoàn|Bí Thư|Báo Cáo Viên",
    ],
)
def test_an_office_behind_comrade_is_nobodys_name(offices: str) -> None:
    words = " ".join(f"Có đồng chí {office} dự." for office in offices.split("|"))

    assert found_in(words) == ()


@pytest.mark.parametrize("name", ["Sở", "Trung", "Chiến", "Đội", "Ca", "Tổng", "Phó Đức Lai"])
def test_a_name_that_an_office_begins_with_is_asked_about(name: str) -> None:
    assert [one.quoted for one in found_in(f"Có đồng chí {name} dự.")] == [name]


@pytest.mark.parametrize("name", ["Văn Thư", "Hải Quan", "Trung Tâm", "Bảo Vệ Ngọc"])
def test_a_name_spelled_like_an_office_but_with_capitals_is_asked_about(name: str) -> None:
    assert [one.quoted for one in found_in(f"Có chị {name} dự.")] == [name]


@pytest.mark.parametrize(
    "name", ["@nongthibichluu", "nong_thi_bich_luu", "nong-thi-bich-luu", "nong thi bich luu"]
)
def test_a_name_in_small_letters_without_marks_is_found_in_accented_prose(name: str) -> None:
    assert Trouble.WITHHELD_NAME in troubles_in(f"Xem thêm tại trang {name} của chi bộ.")


@pytest.mark.parametrize("words", ["bich luu", "nong thi bich", "nong-thi-bich"])
def test_small_words_without_marks_are_no_name_in_accented_prose(words: str) -> None:
    assert troubles_in(f"Xem thêm {words} của chi bộ.") == set()


@pytest.mark.parametrize(
    "words",
    [
        "Luu Thi Bich Nong was admitted.",
        "Luu Nong Thi Bich was admitted.",
        "Kết nạp Lựu Thị Bích Nông hôm nay.",
    ],
)
def test_a_withheld_name_in_the_order_of_english_is_found(words: str) -> None:
    assert Trouble.WITHHELD_NAME in troubles_in(words)


@pytest.mark.parametrize("words", ["The oath was read by Ms Luu Nong.", "Luu Nong read the oath."])
def test_a_withheld_name_in_short_as_english_writes_it_is_asked_about(words: str) -> None:
    assert Trouble.LIKE_WITHHELD in troubles_in(words)
