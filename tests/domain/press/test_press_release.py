"""What a text must not say before release, and the many good sentences that must pass."""

import hashlib
import hmac

import pytest

from ketnap.domain.press.package import WithheldNames
from ketnap.domain.press.release import (
    Finding,
    Piece,
    PieceKind,
    Trouble,
    Weight,
    check_release,
    reason_of,
    source_of,
)
from ketnap.domain.press.withheld import withhold

GOOD = [
    "Ngày 28/7/2018, tại Hội trường tầng 5, Chi bộ tổ chức Lễ kết nạp cho 02 quần chúng ưu tú.",
    "Căn cứ Quyết định số 215-QĐ/ĐU ngày 12/7/2018 của Đảng ủy Bộ về việc kết nạp đảng viên.",
    "Từ đầu nhiệm kỳ 2015-2020 đến nay, chi bộ đã cử 23 quần chúng ưu tú và kết nạp 5 đảng viên.",
    "Chi bộ đạt 100% kế hoạch kết nạp đảng viên năm 2018.",
    "100% đảng viên tham gia học tập nghị quyết.",
    "Đảng viên mới có 12 tháng dự bị theo Điều lệ Đảng.",
    "Chương trình chào mừng kỷ niệm 128 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2018).",
    "Phong trào phụng dưỡng Bà mẹ Việt Nam anh hùng được duy trì đều.",
    "Chi bộ thăm hỏi các gia đình chính sách, gia đình liệt sĩ nhân ngày 27/7.",
    "Nhân Ngày Gia đình Việt Nam 28/6, Công đoàn tổ chức gặp mặt.",
    "Công tác phòng, chống dịch được bố trí chu đáo, không còn chỗ nào bỏ sót.",
    "Đảng ủy Bộ giao dự toán 120.000.000 đồng cho hoạt động năm 2018.",
    "Thông báo số 123/TB-VP ngày 01/02/2018; Kế hoạch số 45-KH/CB.",
    "Kỳ tuyển sinh năm 2018 và lớp học sinh năm cuối được giới thiệu.",
    "Liệt sĩ hy sinh năm 1968 được tưởng niệm.",
    "Chi bộ biểu quyết thông qua kết luận và giao chi ủy theo dõi thực hiện.",
    "Các ý kiến nhất trí với chỉ tiêu hoàn thành 100% nhiệm vụ.",
    "5/6 phòng hoàn thành kế hoạch; 3/4 số việc đã xong.",
    "Thanh niên từ đủ 18 tuổi được giới thiệu theo quy định.",
    "Nhận xét của chi ủy nơi cư trú là một phần của quy trình.",
    "Trụ sở làm việc tại số 138 phố Giảng Võ, Hà Nội.",
    "Chi bộ thôn Đông và Chi bộ cùng ký kết nghĩa.",
    "Đồng chí bí thư chi bộ trao Quyết định và tặng hoa chúc mừng.",
    "Lớp bồi dưỡng có 5 chuyên đề, mở từ 08 giờ 30 phút ngày 05/9/2018.",
    "Phiếu đề nghị gửi trước ngày 30, mỗi phòng 02 phiếu.",
    "Con số ấy cho thấy công tác tạo nguồn đã đi trước một bước.",
    "Hội nghị được tổ chức từ tháng 01/2018 đến tháng 12/2018.",
    "Cả chi bộ cùng xem phim tài liệu về Bác Hồ (1890-1969).",
    "Theo Hướng dẫn số 12-HD/BTCTW, lễ kết nạp được tổ chức trang trọng.",
    "Nghiên cứu sinh năm thứ hai và nữ sinh năm nhất cùng tham gia.",
    "Bộ trưởng nhấn mạnh vai trò của công tác xây dựng Đảng, chống lãng phí.",
    "Ba việc cần làm: 1. lập danh mục; 2. ghi đúng ngày; 3. thống nhất tên tệp.",
    "Nghị quyết được 100% đại biểu nhất trí thông qua.",
    "Nghị quyết được 100% đảng viên nhất trí thông qua.",
    "Chi bộ nhất trí 100% chỉ tiêu.",
    "Thăm gia đình đồng chí thương binh nhân ngày 27/7.",
    "Chủ tịch Hồ Chí Minh sinh ngày 19/5/1890.",
    "Cơ quan đặt tại ngõ 12 Láng Hạ.",
    "Quyết định số 123456789 có hiệu lực.",
    "Chi bộ nhất trí 5/6 chỉ tiêu; mẹ Việt Nam anh hùng được tặng quà.",
    "Chi bộ Hà Nội, Đoàn Thanh niên và Hội trường Trần Duy Hưng ở phố Lê Văn Lương.",
    "Ba trên năm phòng hoàn thành nhiệm vụ.",
    "Tôn giáo không phải là rào cản.",
    "Đồng chí Bí thư nêu rõ: thanh niên từ đủ 18 tuổi được giới thiệu vào Đảng.",
    "Đồng chí được tặng Huy hiệu 30 tuổi Đảng; chi bộ ra đời năm 1995.",
    "Đồng chí chúc chi bộ tròn 20 tuổi phát triển.",
    "Chi đoàn đến thăm nhà đồng chí thương binh ở phường Láng Hạ nhân ngày 27/7.",
    "Trao 20 suất quà cho các cháu là con liệt sĩ, con thương binh.",
    "Chủ tịch Hồ Chí Minh sinh ra tại Nghệ An; Cách mạng Tháng Mười (7/11/1917).",
    "Chi bộ tổ chức tập huấn công tác thẩm tra lý lịch cho đảng viên.",
    "Hai người đồng ý hiến máu, hai phòng đồng ý phối hợp.",
    "Tất cả đảng viên nhất trí với dự thảo báo cáo; giải nhì thuộc về đội Sinh viên năm hai.",
    "Tổng kinh phí 250.000.000 đồng.",
    "Kỷ niệm Ngày thành lập Công đoàn Việt Nam (28/7/1929), Trường Đại học Hà Nội, 20/11/2018.",
]

BAD = [
    ("Chi bộ thông qua với số phiếu 11/11.", Trouble.VOTE_COUNT, "phiếu 11/11"),
    ("Chi bộ tán thành (11/11).", Trouble.VOTE_COUNT, "tán thành (11/11"),
    ("Kết quả: 11 đồng ý, 0 không đồng ý.", Trouble.VOTE_COUNT, "0 không đồng ý"),
    (
        "11 đồng chí tán thành, 01 đồng chí không tán thành.",
        Trouble.VOTE_COUNT,
        "01 đồng chí không tán thành",
    ),
    ("Kết quả: tán thành 11.", Trouble.VOTE_COUNT, "tán thành 11"),
    ("Mười một trên mười một đồng ý.", Trouble.VOTE_COUNT, "Mười một trên mười một"),
    ("Nghị quyết kết nạp được 100% đại biểu nhất trí.", Trouble.VOTE_COUNT, "100% đại biểu"),
    ("Lê Văn Khánh, 27 tuổi, là kỹ sư.", Trouble.BIRTH_DATE, "27 tuổi"),
    ("Đồng chí Khánh (36 tuổi) phát biểu.", Trouble.BIRTH_DATE, "36 tuổi"),
    ("Chị Lan (1995) là người trẻ nhất.", Trouble.BIRTH_DATE, "1995"),
    ("Chị sinh ngày mồng 3 tháng 2 năm 1995.", Trouble.BIRTH_DATE, "mồng 3 tháng 2 năm 1995"),
    ("Bố của Khánh là liệt sĩ.", Trouble.FAMILY, "Bố của Khánh"),
    ("Bố mẹ đều là đảng viên.", Trouble.FAMILY, "mẹ đều là đảng"),
    ("Con gái út của chị học lớp 3.", Trouble.FAMILY, "Con gái út của chị"),
    ("Là con em gia đình có truyền thống cách mạng.", Trouble.FAMILY, "gia đình có"),
    ("Thăm gia đình đồng chí Giang.", Trouble.FAMILY, "gia đình đồng chí"),
    ("Quê: Nam Định.", Trouble.RESIDENCE, "Quê: Nam Định"),
    ("Đồng chí hiện ở 25 Trần Duy Hưng.", Trouble.RESIDENCE, "hiện ở 25"),
    ("Đồng chí không theo tôn giáo nào.", Trouble.VERIFICATION, "theo tôn giáo"),
    ("Dân tộc Kinh, tôn giáo không.", Trouble.VERIFICATION, "tôn giáo không"),
    ("Thẻ đảng viên số 123456 được trao.", Trouble.ID_NUMBER, "123456"),
    ("Số căn cước 001095012345 đã được kiểm tra.", Trouble.ID_NUMBER, "001095012345"),
    ("Giấy tờ số 001 095 012 345.", Trouble.ID_NUMBER, "001 095 012 345"),
    ("CMND 013456789 cấp tại Hà Nội.", Trouble.ID_NUMBER, "013456789"),
    ("Số thẻ đảng 12.345678 được trao.", Trouble.ID_NUMBER, "12.345678"),
    ("Đồng chí An sinh ngày 12/3/1995 tại Hà Nội.", Trouble.BIRTH_DATE, "sinh ngày 12/3/1995"),
    ("Đồng chí An, sinh năm 1995, công tác tại Vụ.", Trouble.BIRTH_DATE, "sinh năm 1995"),
    ("Ngày sinh: 12-03-1995.", Trouble.BIRTH_DATE, "Ngày sinh: 12-03-1995"),
    ("Chị Trần Bình (1995) là người trẻ nhất.", Trouble.BIRTH_DATE, "1995"),
    ("Anh Trần Bình, 28 tuổi, là kỹ sư.", Trouble.BIRTH_DATE, "28 tuổi"),
    ("Dong chi An sinh nam 1995 o Ha Noi.", Trouble.BIRTH_DATE, "sinh nam 1995"),
    ("Liên hệ 0912 345 678 để biết thêm.", Trouble.PHONE_NUMBER, "0912 345 678"),
    ("Điện thoại: +84912345678.", Trouble.PHONE_NUMBER, "+84912345678"),
    ("Đồng chí hiện trú tại phường Láng Hạ.", Trouble.RESIDENCE, "trú tại"),
    ("Quê quán: xã Tân Lập.", Trouble.RESIDENCE, "Quê quán"),
    ("Nhà riêng ở số nhà 12 phố Huế.", Trouble.RESIDENCE, "số nhà 12"),
    ("Buổi gặp ở ngõ 25 phố Vọng.", Trouble.RESIDENCE, "ngõ 25"),
    ("Đoàn về thăm thôn Đoài vào buổi chiều.", Trouble.PLACE_OF_HOUSES, "thôn Đoài"),
    ("Vợ là chị Trần Thị Chi cũng dự lễ.", Trouble.FAMILY, "Vợ là chị"),
    ("Con trai đồng chí Dũng tặng hoa.", Trouble.FAMILY, "Con trai đồng chí"),
    ("Gia đình anh Giang có truyền thống.", Trouble.FAMILY, "Gia đình anh"),
    ("Đồng chí là con của ông Trần Văn An.", Trouble.FAMILY, "là con của ông"),
    ("Đồng chí đã lập gia đình năm ngoái.", Trouble.FAMILY, "đã lập gia đình"),
    ("Kết quả: 15/17 phiếu tán thành.", Trouble.VOTE_COUNT, "15/17 phiếu"),
    ("Có 15/17 đảng viên chính thức tán thành.", Trouble.VOTE_COUNT, "15/17 đảng viên"),
    ("Chi bộ biểu quyết đạt 100% tán thành.", Trouble.VOTE_COUNT, "100% tán thành"),
    (
        "100% đảng viên có mặt nhất trí kết nạp.",
        Trouble.VOTE_COUNT,
        "100% đảng viên có mặt nhất trí",
    ),
    ("Số ý kiến tán thành đạt 94,1%.", Trouble.VOTE_COUNT, "tán thành đạt 94,1%"),
    ("Có 17 phiếu thuận, 01 phiếu trắng.", Trouble.VOTE_COUNT, "17 phiếu thuận"),
    ("Kết luận thẩm tra cho thấy hồ sơ đủ.", Trouble.VERIFICATION, "Kết luận thẩm tra"),
    ("Lý lịch của đồng chí rõ ràng.", Trouble.VERIFICATION, "Lý lịch của"),
    ("Phát biểu của [[đại biểu]].", Trouble.PLACEHOLDER, "[[đại biểu]]"),
    ("Đồng chí ........ phát biểu.", Trouble.PLACEHOLDER, "........"),
    ("Số định danh 001.095.012.345.", Trouble.ID_NUMBER, "001.095.012.345"),
    ("Giấy tờ tùy thân 013.456.789.", Trouble.ID_NUMBER, "013.456.789"),
    ("Mã số BHXH 0116123456.", Trouble.ID_NUMBER, "0116123456"),
    ("An sinh năm một chín chín lăm.", Trouble.BIRTH_DATE, "một chín chín lăm"),
    ("Đồng chí An, sn 1995.", Trouble.BIRTH_DATE, "sn 1995"),
    ("Đồng chí An (S.N. 1995).", Trouble.BIRTH_DATE, "S.N. 1995"),
    ("Nguyễn Thị An (12/3/1995).", Trouble.BIRTH_DATE, "12/3/1995"),
    ("Born on 12 March 1995.", Trouble.BIRTH_DATE, "Born on 12"),
    ("Đồng chí An năm nay 31 tuổi.", Trouble.BIRTH_DATE, "31 tuổi"),
    ("Đồng chí An ba mươi mốt tuổi.", Trouble.BIRTH_DATE, "ba mươi mốt tuổi"),
    ("Đảng viên trẻ nhất là 22 tuổi.", Trouble.BIRTH_DATE, "22 tuổi"),
    ("Chị tuổi Ất Hợi.", Trouble.BIRTH_DATE, "tuổi Ất Hợi"),
    ("Đồng chí quê Nam Định.", Trouble.RESIDENCE, "quê Nam"),
    ("Quê đồng chí ở Nam Định.", Trouble.RESIDENCE, "Quê đồng chí"),
    ("Sinh ra và lớn lên ở Nam Định.", Trouble.RESIDENCE, "Sinh ra và lớn lên ở"),
    ("Nhà của đồng chí An tại phường Láng Hạ.", Trouble.RESIDENCE, "Nhà của đồng chí An tại"),
    ("HKTT: phố Huế.", Trouble.RESIDENCE, "HKTT"),
    ("Con ông Nguyễn Văn Tám.", Trouble.FAMILY, "Con ông Nguyễn"),
    ("Chồng: Trần Văn Bình.", Trouble.FAMILY, "Chồng: Trần"),
    ("Anh rể đồng chí là đảng viên.", Trouble.FAMILY, "Anh rể đồng chí"),
    ("Đồng chí có hai con nhỏ.", Trouble.FAMILY, "có hai con nhỏ"),
    ("Đồng chí còn độc thân.", Trouble.FAMILY, "độc thân"),
    ("Mười lăm/mười lăm phiếu.", Trouble.VOTE_COUNT, "Mười lăm/mười lăm phiếu"),
    ("Có 15 trên tổng số 15 phiếu.", Trouble.VOTE_COUNT, "15 trên tổng số 15 phiếu"),
    ("Có 15/15 đồng chí giơ tay.", Trouble.VOTE_COUNT, "15/15 đồng chí giơ tay"),
    ("Đạt 100 phần trăm tán thành.", Trouble.VOTE_COUNT, "100 phần trăm tán thành"),
    ("Không có phiếu chống.", Trouble.VOTE_COUNT, "Không có phiếu chống"),
    ("Có hai đồng chí không tán thành.", Trouble.VOTE_COUNT, "hai đồng chí không tán thành"),
    ("Số phiếu: mười lăm.", Trouble.VOTE_COUNT, "Số phiếu: mười lăm"),
    (
        "15 (mười lăm, gồm cả hai đồng chí đã được công nhận chính thức hôm trước) phiếu tán thành.",
        Trouble.VOTE_COUNT,
        "15 (mười lăm, gồm cả hai đồng chí đã được công nhận chính thức hôm trước) phiếu tán thành",
    ),
    (
        "Tất cả đảng viên đều tán thành kết nạp chị.",
        Trouble.VOTE_COUNT,
        "Tất cả đảng viên đều tán thành",
    ),
    ("Thẩm tra lý lịch cho thấy đủ điều kiện.", Trouble.VERIFICATION, "lý lịch cho thấy"),
    ("Gia đình không có ai vi phạm.", Trouble.VERIFICATION, "không có ai vi phạm"),
    ("Đồng chí là người dân tộc Tày.", Trouble.VERIFICATION, "dân tộc Tày"),
]


def text(words: str, kind: PieceKind = PieceKind.TEXT) -> Piece:
    return Piece(kind, "Đoạn 1", words)


@pytest.mark.parametrize("words", GOOD)
def test_a_good_sentence_passes(words: str) -> None:
    assert check_release([text(words)]) == ()


@pytest.mark.parametrize(("words", "trouble", "quoted"), BAD)
def test_personal_data_is_found_with_its_words(words: str, trouble: Trouble, quoted: str) -> None:
    found = [one for one in check_release([text(words)]) if one.trouble is trouble]

    assert found
    assert any(quoted in one.quoted for one in found)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (PieceKind.TEXT, "Đồng chí Nông Thị Bích Lựu phát biểu."),
        (PieceKind.TITLE, "NÔNG THỊ BÍCH LỰU vào Đảng"),
        (PieceKind.TEXT, "Dong chi Nong Thi Bich Luu."),
        (PieceKind.TEXT, "N\u006fng Thị Bích Lựu"),
        (PieceKind.TEXT, "Nông Thị Bích Lự\u200bu"),
        (PieceKind.TEXT, "No\u0302ng Thi\u0323 Bi\u0301ch Lu\u031b\u0323u"),
        (PieceKind.TEXT, "Đồng chí N.T.B. Lựu phát biểu."),
        (PieceKind.TEXT, "Đồng chí Nông T. Bích Lựu phát biểu."),
        (PieceKind.TITLE, "NÔNG THỊ B. LỰU VÀO ĐẢNG"),
        (PieceKind.FILE_NAME, "n-t-b-luu.jpg"),
        (PieceKind.FILE_NAME, "nong-thi-bich-luu-2.jpg"),
        (PieceKind.FILE_NAME, "NongThiBichLuu.png"),
        (PieceKind.FILE_NAME, "anh_nong_thi_bich_luu_01.webp"),
        (PieceKind.ADDRESS, "le-ket-nap-nong-thi-bich-luu"),
        (PieceKind.METADATA, "Ảnh: nông thị bích lựu"),
    ],
)
def test_a_withheld_name_is_found_however_it_is_written(kind: PieceKind, words: str) -> None:
    withheld = withhold(["Nông Thị Bích Lựu"], salt="s" * 22)

    found = check_release([text(words, kind)], withheld=[withheld], allowed=["Nông Thị Bích Lựu"])

    assert [one.trouble for one in found] == [Trouble.WITHHELD_NAME]


def test_a_name_that_only_resembles_a_withheld_one_passes() -> None:
    withheld = withhold(["Nông Thị Bích Lựu"], salt="s" * 22)

    found = check_release([text("Cây lựu ở Nông Cống, Bích Động.")], withheld=[withheld])

    assert found == ()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Vũ Trang", "Lực lượng vũ trang dự buổi lễ."),
        ("Vũ Trang", "Các lực lượng: Vụ Trang trí và vũ trang."),
        ("Trần Trọng", "Chi bộ trân trọng cảm ơn."),
        ("Trần Trọng", "Trân trọng cảm ơn."),
        ("Lê An", "Lễ An toàn giao thông được phát động."),
        ("Lê An", "LỄ AN TOÀN GIAO THÔNG"),
        ("Lê Kết", "Chi bộ tổ chức lễ kết nạp."),
        ("Nông Thị Bích Lựu", "Tổ N.T.A. trồng lựu; nhóm B. Lựu, phòng T. B. vườn Lựu."),
    ],
)
def test_words_that_sound_like_a_withheld_name_pass(name: str, words: str) -> None:
    assert check_release([text(words)], withheld=[withhold([name], salt="s" * 22)]) == ()


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("Vũ Trang", PieceKind.TEXT, "Đồng chí Vũ Trang phát biểu."),
        ("Vũ Trang", PieceKind.TEXT, "Đồng chí Vu Trang phát biểu."),
        ("Vũ Trang", PieceKind.TITLE, "ĐỒNG CHÍ VŨ TRANG"),
        ("Vũ Trang", PieceKind.FILE_NAME, "vu-trang.jpg"),
        ("Trần Hoà", PieceKind.TEXT, "Đồng chí Trần Hòa phát biểu."),
        ("Nông Thị Bích Lựu", PieceKind.TEXT, "Bạn Nông Thị Bích Lưu phát biểu."),
        ("Nông Thị Bích Lựu", PieceKind.TEXT, "Chào mừng #NôngThịBíchLựu."),
    ],
)
def test_a_withheld_name_is_told_from_words_and_found(
    name: str, kind: PieceKind, words: str
) -> None:
    found = check_release([text(words, kind)], withheld=[withhold([name], salt="s" * 22)])

    assert Trouble.WITHHELD_NAME in {one.trouble for one in found}


def test_a_package_of_before_is_read_without_diacritics() -> None:
    salt = "s" * 22
    digest = hmac.new(salt.encode(), b"vutrang", hashlib.sha256).hexdigest()

    found = check_release([text("Đồng chí Vũ Trang.")], withheld=[WithheldNames(salt, (digest,))])

    assert Trouble.WITHHELD_NAME in {one.trouble for one in found}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Cho 02 quần chúng ưu tú: Lê Văn Khánh và Phạm Thị Lan.",
            ["Lê Văn Khánh", "Phạm Thị Lan"],
        ),
        ("Lê Văn Khánh xúc động đọc lời tuyên thệ.", ["Lê Văn Khánh"]),
        ("Bác sĩ Lê Văn Khánh phát biểu.", ["Lê Văn Khánh"]),
        ("Đồng chí LÊ VĂN KHÁNH phát biểu.", ["LÊ VĂN KHÁNH"]),
    ],
)
def test_a_name_is_asked_about_wherever_it_stands(words: str, names: list[str]) -> None:
    found = check_release([text(words)])

    assert [(one.trouble, one.quoted) for one in found] == [
        (Trouble.UNKNOWN_NAME, name) for name in names
    ]
    assert check_release([text(words)], allowed=names) == ()


def test_a_visit_to_the_family_of_an_invalid_only_asks_about_the_name() -> None:
    found = check_release([text("Thăm, tặng quà gia đình ông Nguyễn Văn Tám, thương binh.")])

    assert [one.trouble for one in found] == [Trouble.UNKNOWN_NAME]


@pytest.mark.parametrize(
    ("words", "weight"),
    [
        ("Kết quả xác minh nguồn tin tố giác đã được công bố.", Weight.WARNS),
        ("Kết quả xác minh quần chúng ưu tú đạt yêu cầu.", Weight.BLOCKS),
        ("Kết quả xác minh với Lê Văn Khánh đạt yêu cầu.", Weight.BLOCKS),
    ],
)
def test_an_inquiry_stops_a_text_only_near_an_admission_or_a_name(
    words: str, weight: Weight
) -> None:
    assert check_release([text(words)])[0].weight is weight


def test_digests_do_not_tell_the_name_and_differ_with_the_salt() -> None:
    one, other = (withhold(["Trần Bình"], salt=salt) for salt in ("s" * 22, "t" * 22))

    assert "Bình" not in repr(one)
    assert set(one.digests).isdisjoint(other.digests)


def test_a_name_after_a_title_is_asked_about_unless_it_is_allowed() -> None:
    words = "Dự lễ có đồng chí Trần Bình và đồng chí Lê Văn Dũng."

    found = check_release([text(words)], allowed=["Trần Bình"])

    assert found == (Finding(Trouble.UNKNOWN_NAME, "Đoạn 1", "Lê Văn Dũng", words.index("Lê")),)
    assert found[0].weight is Weight.ASKS


@pytest.mark.parametrize(
    ("allowed", "words", "asked"),
    [
        ("Nguyễn Văn Hưng", "Nguyễn Văn Hùng phát biểu.", ["Nguyễn Văn Hùng"]),
        ("Lê Thị Hạ", "Đồng chí Lê Thị Hà đọc lời tuyên thệ.", ["Lê Thị Hà"]),
        ("Lê Văn", "Đồng chí Lê Văn Tám phát biểu.", ["Lê Văn Tám"]),
        ("Lê Văn", "Đồng chí Lê Văn Trưởng phát biểu.", ["Lê Văn Trưởng"]),
        ("Le Quang Khanh", "Đồng chí Lê Quảng Khánh phát biểu.", ["Lê Quảng Khánh"]),
        ("Trần Bình", "Có đồng chí Trần Bình\nLê Văn Dũng dự.", ["Lê Văn Dũng"]),
        ("Trần Bình", "Co anh Tran Binh Trong va anh Tran Binh.", ["Tran Binh Trong"]),
    ],
)
def test_an_allowed_name_allows_no_other(allowed: str, words: str, asked: list[str]) -> None:
    found = check_release([text(words)], allowed=[allowed])

    assert [(one.trouble, one.quoted) for one in found] == [
        (Trouble.UNKNOWN_NAME, name) for name in asked
    ]


@pytest.mark.parametrize(
    ("allowed", "words"),
    [
        ("Lê Thị Hòa", "Lê Thị Hoà phát biểu."),
        ("Lê Thị Hòa", "ĐỒNG CHÍ LÊ THỊ HÒA, BÍ THƯ CHI BỘ"),
        ("Đỗ Văn Bình", "Đồng chí Đỗ  Văn\u00a0Bình phát biểu."),
        ("Lê Văn Dũng", "Có đồng chí Lê Văn Dũng Thứ trưởng Bộ và các đại biểu."),
        ("Lê Văn Dũng", "Bí thư Lê Văn Dũng Phó Chủ tịch Hội phát biểu."),
        ("Lê Văn Dũng", "Co anh Le Van Dung Pho Bi thu."),
    ],
)
def test_an_allowed_name_stays_allowed_beside_an_office(allowed: str, words: str) -> None:
    assert check_release([text(words)], allowed=[allowed]) == ()


@pytest.mark.parametrize(
    ("kind", "words", "trouble"),
    [
        (PieceKind.CAPTION, "  ", Trouble.NO_CAPTION),
        (PieceKind.ALT_TEXT, "", Trouble.NO_ALT_TEXT),
        (PieceKind.ALT_TEXT, "IMG_2041.JPG", Trouble.NO_ALT_TEXT),
        (PieceKind.CAPTION, "le-ket-nap.png", Trouble.NO_CAPTION),
    ],
)
def test_a_picture_without_words_is_found(kind: PieceKind, words: str, trouble: Trouble) -> None:
    assert [one.trouble for one in check_release([text(words, kind)])] == [trouble]


@pytest.mark.parametrize(
    "name", ["IMG_20180728_153012.jpg", "201807281530.jpg", "le-ket-nap-5.jpg"]
)
def test_the_name_a_camera_gives_a_file_passes(name: str) -> None:
    assert check_release([text(name, PieceKind.FILE_NAME)]) == ()


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_says_why_and_by_which_rule_in_both_languages(trouble: Trouble) -> None:
    said = {
        words(trouble, language) for words in (reason_of, source_of) for language in ("vi", "en")
    }

    assert all(said)
    assert len(said) == 4
