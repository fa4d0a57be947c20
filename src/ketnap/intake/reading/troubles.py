"""Why a file is not read at all; plain values that cross a pipe."""

from enum import StrEnum


class Code(StrEnum):
    """The one reason for which a file is refused."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    OLD_OR_LOCKED = "old_or_locked"
    MACROS = "macros"
    OTHER_PROGRAM = "other_program"
    WEB_PAGE = "web_page"
    JSON = "json"
    NOT_A_SHEET = "not_a_sheet"
    BROKEN = "broken"
    INFLATES_TOO_MUCH = "inflates_too_much"
    TOO_MANY_SHEETS = "too_many_sheets"
    NO_SHEET = "no_sheet"
    NO_SUCH_SHEET = "no_such_sheet"
    TOO_MANY_ROWS = "too_many_rows"
    ENCODING = "encoding"
    QUOTE_OPEN = "quote_open"
    TOO_MUCH_WORK = "too_much_work"


class FileRefused(Exception):
    """A file is not read; `fact` is what the reason is about."""

    def __init__(self, code: Code, fact: str = "") -> None:
        super().__init__(code.value)
        self.code = code
        self.fact = fact


_VI = {
    Code.EMPTY: "Tệp trống.",
    Code.TOO_LARGE: "Tệp lớn hơn 32 MB. Hãy chia thành nhiều tệp.",
    Code.OLD_OR_LOCKED: "Tệp có mật khẩu, hoặc là Excel kiểu cũ (.xls). Hãy mở bằng Excel, bỏ mật khẩu, lưu thành “Excel Workbook (.xlsx)”.",
    Code.MACROS: "Tệp có macro (.xlsm). Hãy lưu thành “Excel Workbook (.xlsx)”, là loại không có macro.",
    Code.OTHER_PROGRAM: "Đây là tệp của chương trình khác (chẳng hạn .ods, .docx). Hãy lưu thành .xlsx hoặc .csv.",
    Code.WEB_PAGE: "Đây là một trang web mang tên bảng tính. Hãy mở bằng Excel, lưu thành .xlsx.",
    Code.JSON: "Đây là tệp JSON, không phải bảng tính. Tệp hồ sơ do phần mềm xuất ra thì người quản trị nhập tại máy chủ bằng lệnh ketnap import.",
    Code.NOT_A_SHEET: "Không phải bảng tính. Hãy chọn tệp .xlsx hoặc .csv.",
    Code.BROKEN: "Tệp bị hỏng. Hãy mở bằng Excel, lưu lại, rồi tải lên.",
    Code.INFLATES_TOO_MUCH: "Tệp nén chặt bất thường nên không được mở. Hãy mở bằng Excel, lưu lại, rồi tải lên.",
    Code.TOO_MANY_SHEETS: "Tệp có {fact} trang tính, quá nhiều. Hãy giữ lại các trang cần nhập.",
    Code.NO_SHEET: "Tệp không có trang tính nào đọc được. Nếu đã lưu kiểu “Strict Open XML”, hãy lưu lại kiểu Excel (.xlsx) thường.",
    Code.NO_SUCH_SHEET: "Tệp không có trang tính “{fact}”.",
    Code.TOO_MANY_ROWS: "Trang tính dài quá {fact} dòng. Hãy chia nhỏ.",
    Code.QUOTE_OPEN: "Ở dòng {fact} của tệp CSV có dấu ngoặc kép mở mà không đóng, nên không biết các dòng sau bắt đầu từ đâu. Hãy sửa dòng ấy rồi tải lên.",
    Code.ENCODING: "Không đọc được bảng mã của tệp CSV. Hãy lưu thành “CSV UTF-8”, hoặc .xlsx.",
    Code.TOO_MUCH_WORK: "Đọc tệp này tốn quá nhiều bộ nhớ hoặc thời gian. Hãy chia nhỏ, hoặc lưu lại bằng Excel.",
}
_EN = {
    Code.EMPTY: "The file is empty.",
    Code.TOO_LARGE: "The file is larger than 32 MB. Split it.",
    Code.OLD_OR_LOCKED: "The file has a password, or is of old Excel (.xls). Open it in Excel, remove the password, and save it as “Excel Workbook (.xlsx)”.",
    Code.MACROS: "The file holds macros (.xlsm). Save it as “Excel Workbook (.xlsx)”, which holds none.",
    Code.OTHER_PROGRAM: "This is a file of another program (such as .ods, .docx). Save it as .xlsx or .csv.",
    Code.WEB_PAGE: "This is a web page under the name of a sheet. Open it in Excel and save it as .xlsx.",
    Code.JSON: "This is a JSON file, not a spreadsheet. Case files that this software wrote are imported by the administrator, at the server, by ketnap import.",
    Code.NOT_A_SHEET: "This is not a spreadsheet. Choose a file .xlsx or .csv.",
    Code.BROKEN: "The file is broken. Open and save it in Excel, then upload it.",
    Code.INFLATES_TOO_MUCH: "The file is packed unusually tightly, so it is not opened. Open and save it in Excel, then upload it.",
    Code.TOO_MANY_SHEETS: "The file has {fact} sheets, too many. Keep those to be imported.",
    Code.NO_SHEET: "The file has no sheet that can be read. If it was saved as “Strict Open XML”, save it as an ordinary Excel file (.xlsx).",
    Code.NO_SUCH_SHEET: "The file has no sheet “{fact}”.",
    Code.TOO_MANY_ROWS: "The sheet is longer than {fact} rows. Split it.",
    Code.QUOTE_OPEN: "A quotation mark opens in line {fact} of the CSV file and never closes, so nobody knows where the next rows begin. Mend that line, then upload the file.",
    Code.ENCODING: "The encoding of the CSV file is not understood. Save it as “CSV UTF-8”, or as .xlsx.",
    Code.TOO_MUCH_WORK: "Reading this file takes too much memory or time. Split it, or save it in Excel.",
}


def say(code: Code, fact: str = "") -> tuple[str, str]:
    """The reason in Vietnamese and in English."""
    return _VI[code].format(fact=fact), _EN[code].format(fact=fact)
