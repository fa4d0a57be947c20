"""Problems of rows in plain words: what is wrong, and what to do about it."""

from ketnap.domain.casefile.wording import Language, citation
from ketnap.domain.intake.columns import LAYOUTS, Column, Layout, RefusedColumn
from ketnap.domain.intake.problems import Code, Problem
from ketnap.domain.intake.rows import Passed

_VI = {
    Code.MISSING: "Ô trống. Hãy điền, hoặc bỏ dòng này nếu không phải một người.",
    Code.FORMULA: "Ô là công thức chưa có kết quả. Hãy mở bằng Excel, lưu lại, rồi tải lên.",
    Code.FORMULA_TYPED: "“{fact}” bắt đầu bằng dấu =, là một công thức; phần mềm không tính công thức. Hãy ghi giá trị vào ô.",
    Code.ERROR: "Ô báo lỗi {fact}. Hãy sửa công thức, hoặc gõ giá trị vào ô.",
    Code.TOO_LONG: "Ô dài quá mức một dòng. Hãy rút gọn.",
    Code.HIDDEN_CHARACTERS: "Ô có ký tự ẩn, hoặc có chữ cái nước ngoài trông giống chữ Việt. Hãy xóa ô và gõ lại.",
    Code.DIGITS_LOST: "Excel đã làm tròn số “{fact}”, chữ số sau không còn. Hãy đặt ô dạng Văn bản (Text) rồi gõ lại số.",
    Code.NOT_TEXT: "Ô không phải chữ. Hãy gõ lại.",
    Code.TURNED_INTO_DAY: "Ô này là ngày {fact}, có thể do Excel tự đổi. Hãy đặt ô dạng Văn bản (Text) rồi gõ lại.",
    Code.NOT_A_NAME: "“{fact}” không phải họ tên một người. Mỗi dòng một người; chỉ ghi họ tên, không ghi số, dấu hay ký hiệu bên cạnh, cách gọi, chức vụ hay dấu ngoặc.",
    Code.OLD_LETTERS: "“{fact}”: ô còn chữ của bảng mã cũ (TCVN3, VNI), không đổi chắc chắn được. Hãy gõ lại cả ô bằng Unicode; nếu cả bảng ở bảng mã cũ, hãy chọn bảng mã ấy khi khớp cột.",
    Code.LETTERS_LOST: "“{fact}”: chữ có dấu đã hỏng khi tệp được mở hay lưu sai bảng mã. Hãy lấy lại tệp gốc, lưu thành .xlsx hoặc “CSV UTF-8”; nếu chỉ một ô thì gõ lại ô.",
    Code.AS_ABOVE: "“{fact}” có nghĩa là như dòng trên. Hãy ghi đủ nội dung vào ô này.",
    Code.DAY_UNREADABLE: "“{fact}” không phải một ngày. Hãy ghi ngày/tháng/năm, ví dụ 03/02/1930.",
    Code.DAY_INCOMPLETE: "“{fact}” chưa đủ ngày, tháng, năm. Hãy tra giấy tờ và ghi đủ.",
    Code.DAY_HIDDEN: "Ô chỉ hiện “{fact}”, phần còn lại của ngày có thể do Excel tự thêm. Hãy tra giấy tờ, rồi gõ đủ ngày/tháng/năm.",
    Code.DAY_TWO_DIGIT_YEAR: "“{fact}”: năm chỉ có hai chữ số. Hãy ghi đủ bốn chữ số, hoặc chọn cách đọc năm ở bước khớp cột.",
    Code.DAY_MONTH_FIRST: "“{fact}”: không có tháng này. Nếu cả bảng ghi tháng trước ngày, hãy chọn ở bước khớp cột.",
    Code.DAY_NOT_IN_CALENDAR: "“{fact}”: không có ngày này trong lịch. Hãy sửa.",
    Code.DAY_IN_FUTURE: "Ngày {fact} chưa đến. Chỉ nhập việc đã xảy ra.",
    Code.DAY_TOO_EARLY: "“{fact}” quá xa trong quá khứ. Hãy kiểm tra năm.",
    Code.SEX_UNKNOWN: "“{fact}”: hãy ghi Nam hoặc Nữ.",
    Code.SEX_CONTRADICTED: "Các cột nói khác nhau về giới tính. Hãy sửa cho khớp.",
    Code.YES_NO_UNKNOWN: "“{fact}”: hãy ghi x (hoặc Có), hay để trống (hoặc Không).",
    Code.SCHOOLING_UNKNOWN: "“{fact}”: không rõ trình độ. Hãy ghi THPT, trung cấp, cao đẳng, đại học, thạc sĩ hoặc tiến sĩ.",
    Code.STANDING_UNKNOWN: "“{fact}”: hãy ghi Chính thức hoặc Dự bị.",
    Code.STEP_UNKNOWN: "“{fact}”: không rõ là việc nào. Hãy chọn việc ở bước khớp cột; phần mềm nhớ cách ghi này cho lần sau.",
    Code.COUNT_UNREADABLE: "“{fact}” không phải một số đếm. Hãy ghi bằng chữ số, ví dụ 15; không có thì ghi 0.",
    Code.METHOD_UNKNOWN: "“{fact}”: hãy ghi Bỏ phiếu kín hoặc Biểu quyết bằng thẻ đảng viên.",
    Code.NAMES_JOINED: "Ô có tên nhiều người. Hãy tách mỗi người một dòng.",
    Code.DAYS_OUT_OF_ORDER: "Ngày {fact} đứng trước ngày phải có trước nó. Hãy kiểm tra hai ngày.",
    Code.OFFICIAL_DAY_OF_PROBATIONARY: "Đảng viên dự bị chưa có ngày chính thức ({fact}). Hãy xóa ngày, hoặc sửa tư cách.",
    Code.TOO_YOUNG: "Ngày kết nạp đứng trước ngày đủ tuổi vào Đảng, {fact}. Hãy kiểm tra ngày sinh và ngày kết nạp.",
    Code.DETAIL_MISSING: "Việc “{fact}” cần mục này. Hãy ghi như trong nghị quyết, biên bản; con số mà không có ai thì ghi 0.",
    Code.COUNT_TOO_SMALL: "Con số này không thể là {fact}. Hãy ghi như trong nghị quyết, văn bản; dòng không phải một bước đã có thì bỏ đi.",
    Code.BALLOTS_DISAGREE: "Số phiếu cộng lại không khớp số có mặt: {fact}. Hãy xem lại nghị quyết, biên bản; ai có mặt mà không biểu quyết thì ghi ở cột Không có ý kiến.",
    Code.TOO_MANY_PRESENT: "Số có mặt, số phiếu không thể nhiều hơn tổng số: {fact}. Hãy xem lại các con số.",
    Code.TOO_MANY_EXCLUDED: "Số người không tính vào tổng số nhiều hơn tổng số: {fact}. Hãy xem lại các con số.",
    Code.MORE_THAN_ALL: "Số tán thành nhiều hơn số được hỏi hoặc có quyền biểu quyết: {fact}. Hãy xem lại các số.",
    Code.MERGED_ROWS_DIFFER: "Ô họ tên gộp nhiều dòng nên là một người, mà dòng {fact} ghi khác ở cột này. Hãy để một giá trị, hoặc bỏ gộp ô nếu là người khác.",
    Code.PERSON_UNKNOWN: "Chi bộ chưa có bản ghi của người này. Hãy nhập người trước, rồi nhập các bước.",
    Code.PERSON_NOT_ONE: "Chi bộ có hơn một người trùng họ tên và ngày sinh. Hãy gộp bản ghi trùng trước.",
    Code.CASE_UNKNOWN: "Người này chưa có hồ sơ. Hãy mở hồ sơ, rồi nhập lại dòng này.",
    Code.REPEATED_ROW: "Trùng họ tên và ngày sinh với dòng {fact}. Dòng này được bỏ qua, trừ khi đánh dấu là người khác.",
    Code.CASE_FULL: "Hồ sơ đã đầy. Hãy báo người quản trị.",
    Code.BELOW_SIGNATURES: "Dòng không có ngày nào, đứng ngay dưới dòng ký tên. Nếu là tên người ký, hãy đồng ý bỏ qua; nếu là một người trong bảng, hãy ghi đủ các ngày, hoặc đưa dòng lên trên phần ký tên.",
    Code.SAME_PERSON: "Chi bộ đã có người cùng họ tên và ngày sinh: {fact}. Dòng này được bỏ qua, trừ khi đánh dấu là người khác.",
    Code.NOT_ON_THE_ROLL: "Chi bộ đã có bản ghi của người cùng họ tên và ngày sinh, chưa có tên trong danh sách đảng viên: {fact}. Dòng này được bỏ qua, trừ khi đồng ý ghi người ấy vào danh sách, hoặc đánh dấu là người khác.",
    Code.WITHOUT_A_CASE: "Chi bộ đã có bản ghi của người cùng họ tên và ngày sinh, chưa có hồ sơ: {fact}. Dòng này được bỏ qua, trừ khi đồng ý mở hồ sơ cho người ấy, hoặc đánh dấu là người khác.",
    Code.SAME_NAME: "Chi bộ đã có người cùng họ tên, khác ngày sinh: {fact}.",
    Code.STEP_RECORDED: "Hồ sơ đã có bước này cùng ngày; dòng này được bỏ qua.",
    Code.STEP_REPEATED: "Trùng người, bước và ngày với dòng {fact}; dòng này được bỏ qua.",
    Code.LETTERS_DOUBTFUL: "“{fact}”: không rõ ô này đã là Unicode hay còn ở bảng mã cũ; được giữ nguyên. Hãy kiểm tra.",
    Code.PERHAPS_TOO_YOUNG: "Ngày kết nạp có lẽ đứng trước ngày đủ tuổi vào Đảng, {fact}; quy định của ngày ấy cần xác nhận. Hãy kiểm tra ngày sinh và ngày kết nạp.",
    Code.PROBATION_OVER: "Không có ngày chính thức, mà thời gian dự bị đã hết từ {fact}. Nếu đã được công nhận, hãy ghi ngày chính thức; nếu chưa, dòng này được nhập là đảng viên dự bị.",
    Code.NAME_IN_SMALL_LETTERS: "“{fact}” viết toàn chữ thường; được ghi với chữ hoa đầu mỗi tiếng. Hãy kiểm tra.",
    Code.DAY_DOUBTFUL: "Ô là số {fact}, được đọc là số thứ tự ngày của Excel. Nếu vốn là ngày viết liền thì hãy gõ lại.",
}
_EN = {
    Code.MISSING: "The cell is empty. Fill it in, or drop the row if it is not a person.",
    Code.FORMULA: "The cell is a formula without a result. Open and save the file in Excel, then upload it.",
    Code.FORMULA_TYPED: "“{fact}” begins with an equals sign and is a formula, which is not worked out here. Write the value in the cell.",
    Code.ERROR: "The cell shows the error {fact}. Mend the formula, or type the value.",
    Code.TOO_LONG: "The cell is longer than one line. Shorten it.",
    Code.HIDDEN_CHARACTERS: "The cell holds hidden characters, or foreign letters that look like Vietnamese ones. Clear it and type it again.",
    Code.DIGITS_LOST: "Excel has rounded the number “{fact}”; its last digits are gone. Format the cell as Text and type it again.",
    Code.NOT_TEXT: "The cell is not text. Type it again.",
    Code.TURNED_INTO_DAY: "The cell holds the day {fact}; Excel may have made it one. Format the cell as Text and type it again.",
    Code.NOT_A_NAME: "“{fact}” is not the name of one person. One person a row; the name alone, without digits, marks or signs beside it, forms of address, offices or brackets.",
    Code.OLD_LETTERS: "“{fact}”: the cell still holds letters of an old font (TCVN3, VNI) that cannot be turned with certainty. Type the whole cell again in Unicode; if the whole sheet is in an old font, choose it when matching columns.",
    Code.LETTERS_LOST: "“{fact}”: letters with marks were spoilt when the file was opened or saved in a wrong encoding. Go back to the first file and save it as .xlsx or “CSV UTF-8”; if it is one cell alone, type it again.",
    Code.AS_ABOVE: "“{fact}” means the same as in the row above. Write it out in this cell.",
    Code.DAY_UNREADABLE: "“{fact}” is not a day. Write day/month/year, such as 03/02/1930.",
    Code.DAY_INCOMPLETE: "“{fact}” lacks day or month. Look it up and write the whole day.",
    Code.DAY_HIDDEN: "The cell shows “{fact}” only; Excel may have added the rest of the day. Look it up and type the whole day/month/year.",
    Code.DAY_TWO_DIGIT_YEAR: "“{fact}”: the year has two digits only. Write all four, or choose how years are read when matching columns.",
    Code.DAY_MONTH_FIRST: "“{fact}”: there is no such month. If the whole sheet writes the month first, choose so when matching columns.",
    Code.DAY_NOT_IN_CALENDAR: "“{fact}”: there is no such day. Correct it.",
    Code.DAY_IN_FUTURE: "{fact} has not come yet. Only what has happened is imported.",
    Code.DAY_TOO_EARLY: "“{fact}” is too long ago. Check the year.",
    Code.SEX_UNKNOWN: "“{fact}”: write Nam (man) or Nữ (woman).",
    Code.SEX_CONTRADICTED: "The columns disagree about the sex. Make them agree.",
    Code.YES_NO_UNKNOWN: "“{fact}”: write x (or Có, yes), or leave it empty (or Không, no).",
    Code.SCHOOLING_UNKNOWN: "“{fact}”: schooling not understood. Write THPT, trung cấp, cao đẳng, đại học, thạc sĩ or tiến sĩ.",
    Code.STANDING_UNKNOWN: "“{fact}”: write Chính thức (official) or Dự bị (probationary).",
    Code.STEP_UNKNOWN: "“{fact}”: step not understood. Choose what it is when matching columns; the words are remembered for the next file.",
    Code.COUNT_UNREADABLE: "“{fact}” is not a count. Write digits, such as 15; write 0 for none.",
    Code.METHOD_UNKNOWN: "“{fact}”: write Bỏ phiếu kín (secret ballot) or Biểu quyết bằng thẻ đảng viên (Party card).",
    Code.NAMES_JOINED: "The cell names several people. Give each a row.",
    Code.DAYS_OUT_OF_ORDER: "{fact} lies before a day that must come first. Check both days.",
    Code.OFFICIAL_DAY_OF_PROBATIONARY: "A probationary member has no day of recognition yet ({fact}). Clear it, or correct the standing.",
    Code.TOO_YOUNG: "The day of admission lies before the day of the lowest age for it, {fact}. Check the day of birth and the day of admission.",
    Code.DETAIL_MISSING: "The step “{fact}” needs this. Write it as the resolution or the minutes do; write 0 where a count is none.",
    Code.COUNT_TOO_SMALL: "This number cannot be {fact}. Write it as the resolution or the paper does; remove the row if it is no step that was taken.",
    Code.BALLOTS_DISAGREE: "The ballots do not add up to those present: {fact}. Look at the resolution or the minutes; who was present and did not vote belongs under Không có ý kiến (without a vote).",
    Code.TOO_MANY_PRESENT: "Those present and the ballots cannot be more than all members: {fact}. Check the numbers.",
    Code.TOO_MANY_EXCLUDED: "More members are left out than there are: {fact}. Check the numbers.",
    Code.MORE_THAN_ALL: "More agree than were asked or could vote: {fact}. Check the numbers.",
    Code.MERGED_ROWS_DIFFER: "The name is merged over several rows and so means one person, but row {fact} says something else in this column. Leave one value, or unmerge the name if it is another person.",
    Code.PERSON_UNKNOWN: "The cell has no record of this person. Import the person first, then the steps.",
    Code.PERSON_NOT_ONE: "The cell has more than one person of this name and day of birth. Merge the duplicates first.",
    Code.CASE_UNKNOWN: "This person has no case file. Open one, then import this row again.",
    Code.REPEATED_ROW: "Same name and day of birth as row {fact}. The row is left out unless it is marked as another person.",
    Code.CASE_FULL: "The case file is full. Tell the administrator.",
    Code.BELOW_SIGNATURES: "The row holds no day and stands right below signatures. If it names who signs, agree to leave it out; if it is a person of the table, write the days, or move the row above the signatures.",
    Code.SAME_PERSON: "The cell has a person of this name and day of birth already: {fact}. The row is left out unless it is marked as another person.",
    Code.NOT_ON_THE_ROLL: "The cell keeps a record of a person of this name and day of birth who is not on the roll of members: {fact}. The row is left out unless it is agreed to enter that person on the roll, or the row is marked as another person.",
    Code.WITHOUT_A_CASE: "The cell keeps a record of a person of this name and day of birth who has no case file: {fact}. The row is left out unless it is agreed to open one for that person, or the row is marked as another person.",
    Code.SAME_NAME: "The cell has a person of this name with another day of birth: {fact}.",
    Code.STEP_RECORDED: "The case file holds this step of the same day already; the row is left out.",
    Code.STEP_REPEATED: "Same person, step and day as row {fact}; the row is left out.",
    Code.LETTERS_DOUBTFUL: "“{fact}”: it is unclear whether this cell is in Unicode or still in the old font; it is kept as it stands. Check it.",
    Code.PERHAPS_TOO_YOUNG: "The day of admission may lie before the day of the lowest age for it, {fact}; the rule of that day needs confirming. Check the day of birth and the day of admission.",
    Code.PROBATION_OVER: "There is no day of recognition, and probation was over on {fact}. Write the day if the person was recognised; if not, the row is taken in as a probationary member.",
    Code.NAME_IN_SMALL_LETTERS: "“{fact}” is all in small letters; every word of it is written with a capital. Check it.",
    Code.DAY_DOUBTFUL: "The cell holds the number {fact}, read as a counted day of Excel. If it was a day typed without strokes, type it again.",
}
_CITING = frozenset({Code.TOO_YOUNG, Code.PERHAPS_TOO_YOUNG, Code.PROBATION_OVER})
"""Those whose fact has the source of a rule in it, as the rules keep it."""
_NO_COLUMN = (
    "Bảng không có cột này. Hãy thêm cột.",
    "The sheet has no such column. Add one.",
)
_NO_COLUMN_NOR_VALUE = (
    "Bảng không có cột này. Hãy thêm cột, hoặc cho một giá trị chung của mọi dòng.",
    "The sheet has no such column. Add one, or give a value that holds for every row.",
)
_COMMON = frozenset(
    column.code for columns in LAYOUTS.values() for column in columns if column.common
)
"""The columns of which a sheet may have one value for every row."""
_LAYOUTS = {
    Layout.MEMBERS: ("Đảng viên", "Members"),
    Layout.APPLICANTS: ("Quần chúng, người vào Đảng", "Applicants"),
    Layout.STEPS: ("Các bước của hồ sơ đã có", "Steps of existing case files"),
}
_PASSED = {
    Passed.BLANK: ("dòng trống", "blank rows"),
    Passed.TOTAL: ("dòng cộng", "rows of totals"),
    Passed.HEADING: ("dòng tiêu đề lặp lại", "repeated headings"),
    Passed.REMARK: ("dòng ghi chú", "rows of remarks"),
    Passed.NO_STEP: ("dòng ghi việc không nhập", "rows of steps that are left out"),
    Passed.MERGED: ("dòng đọc chung với dòng trên", "rows read together with the row above"),
    Passed.SIGNATURE: ("dòng ký tên dưới bảng", "rows of signatures below the table"),
}


def message_of(problem: Problem, language: Language) -> str:
    """What is wrong and what to do, without the place."""
    if problem.lacks_column:
        said = _NO_COLUMN_NOR_VALUE if problem.fact in _COMMON else _NO_COLUMN
        return said[language != "vi"]
    words = (_VI if language == "vi" else _EN)[problem.code]
    fact = citation(problem.fact, language) if problem.code in _CITING else problem.fact
    return words.format(fact=fact)


def place_of(problem: Problem, language: Language) -> str:
    """The row and the column as the reader's own program shows them, or what no column holds."""
    row = f"Dòng {problem.row}" if language == "vi" else f"Row {problem.row}"
    if not problem.column:
        return f"{row}, {problem.heading}" if problem.heading else row
    heading = f" ({problem.heading})" if problem.heading else ""
    column = "cột" if language == "vi" else "column"
    return f"{row}, {column} {problem.column}{heading}"


def column_title(column: Column, language: Language) -> str:
    """What a column is called."""
    return column.title_vi if language == "vi" else column.title_en


def why_refused(column: RefusedColumn, language: Language) -> str:
    """Why a column is never taken in."""
    return column.why_vi if language == "vi" else column.why_en


def layout_name(layout: Layout, language: Language) -> str:
    """What the rows of a layout are."""
    return _LAYOUTS[layout][language != "vi"]


def passed_name(passed: Passed, language: Language) -> str:
    """Why rows were passed over."""
    return _PASSED[passed][language != "vi"]
