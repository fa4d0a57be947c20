"""What is said of a trouble and its place, to whoever sent the template."""

from collections.abc import Mapping

from ketnap.documents.own_templates.isolation.troubles import Area, Code, Place, Trouble

_TEXTS: Mapping[Code, tuple[str, str]] = {
    Code.TOO_LARGE: (
        "Tệp quá lớn. Hãy giảm cỡ ảnh trong tệp còn dưới 10 MB.",
        "The file is too large. Reduce its pictures until it is below 10 MB.",
    ),
    Code.NOT_A_DOCX: (
        "Đây không phải tệp Word dạng .docx. Hãy mở trong Word và lưu ở dạng “Word Document (*.docx)”.",
        "This is no Word file of the .docx kind. Open it in Word and save it as “Word Document (*.docx)”.",
    ),
    Code.LOCKED_OR_OLD: (
        "Tệp có mật khẩu, hoặc là tệp .doc cũ. Hãy bỏ mật khẩu và lưu ở dạng .docx.",
        "The file has a password, or is an old .doc file. Take the password off and save it as .docx.",
    ),
    Code.ZIP_TOO_MANY_ENTRIES: (
        "Tệp gồm {fact} phần, nhiều hơn mọi tệp Word thường gặp. Hãy lưu lại từ Word.",
        "The file has {fact} parts, more than any usual Word file. Save it again from Word.",
    ),
    Code.ZIP_INFLATES_TOO_MUCH: (
        "Tệp phình ra quá lớn khi mở. Hãy lưu lại từ Word, bỏ bớt ảnh.",
        "The file grows far too large when opened. Save it again from Word, with fewer pictures.",
    ),
    Code.ZIP_ENCRYPTED: (
        "Phần “{fact}” bị mã hóa. Hãy bỏ mật khẩu của tệp.",
        "The part “{fact}” is encrypted. Take the password off the file.",
    ),
    Code.ZIP_METHOD: (
        "Phần “{fact}” nén theo cách Word không dùng. Hãy lưu lại từ Word.",
        "The part “{fact}” is packed in a way Word does not use. Save the file again from Word.",
    ),
    Code.ZIP_LINK: (
        "Phần “{fact}” là đường dẫn tới tệp khác, không phải nội dung.",
        "The part “{fact}” is a link to another file, not content.",
    ),
    Code.ZIP_64: (
        "Tệp đóng gói theo kiểu dành cho tệp rất lớn. Hãy lưu lại từ Word.",
        "The file is packed in the manner of very large files. Save it again from Word.",
    ),
    Code.ZIP_DUPLICATE: (
        "Phần “{fact}” có hai lần, nên mỗi chương trình đọc một khác.",
        "The part “{fact}” is there twice, so programs would read it differently.",
    ),
    Code.ZIP_PATH: (
        "Phần “{fact}” có tên trỏ ra ngoài tệp.",
        "The name of the part “{fact}” points outside the file.",
    ),
    Code.ZIP_NAME_UNREADABLE: (
        "Phần “{fact}” có tên chứa ký tự ẩn.",
        "The name of the part “{fact}” holds hidden characters.",
    ),
    Code.ZIP_HEADERS_DIFFER: (
        "Phần “{fact}” được ghi hai nơi không khớp nhau. Hãy lưu lại từ Word.",
        "What the file says about its part “{fact}” does not agree. Save it again from Word.",
    ),
    Code.ZIP_LAYOUT: (
        "Tệp có chỗ thừa, chồng lên nhau hoặc dữ liệu lạ ở đầu, ở cuối. Hãy lưu lại từ Word.",
        "The file holds overlapping or foreign data. Save it again from Word.",
    ),
    Code.ZIP_BROKEN: (
        "Phần “{fact}” bị hỏng. Hãy lưu lại từ Word.",
        "The part “{fact}” is damaged. Save the file again from Word.",
    ),
    Code.PART_NOT_ALLOWED: (
        "Phần “{fact}” không được có trong mẫu. Mẫu chỉ gồm chữ, bảng và ảnh PNG, JPEG; hãy bỏ biểu đồ, phông chữ nhúng, thành phần đặc biệt.",
        "The part “{fact}” may not be in a template. A template holds text, tables and PNG or JPEG pictures only; remove charts, embedded fonts and special parts.",
    ),
    Code.PART_MISSING: (
        "Tệp thiếu phần “{fact}”, nên không phải tệp Word hoàn chỉnh.",
        "The part “{fact}” is missing, so this is no complete Word file.",
    ),
    Code.MACRO: (
        "Tệp chứa macro (chương trình). Hãy bỏ hết macro và lưu ở dạng .docx.",
        "The file holds macros (programs). Remove them all and save it as .docx.",
    ),
    Code.EMBEDDED: (
        "Tệp chứa đối tượng nhúng (bảng tính, biểu đồ, nút điều khiển). Hãy xóa, hoặc dán lại thành ảnh.",
        "The file holds embedded objects (sheets, charts, controls). Delete them or paste them as pictures.",
    ),
    Code.ALT_CHUNK: (
        "Tệp chèn một tệp khác vào trong. Hãy mở trong Word, lưu lại rồi tải lên.",
        "The file holds another file inside. Open it in Word, save it, and upload it again.",
    ),
    Code.EXTERNAL: (
        "Tệp liên kết ra ngoài tới “{fact}”. Hãy bỏ liên kết (bôi đen, Ctrl+Shift+F9), dán ảnh thẳng vào tệp, và bỏ mẫu gắn kèm.",
        "The file links outwards to “{fact}”. Remove the link (select it, Ctrl+Shift+F9), paste pictures into the file, and detach templates.",
    ),
    Code.RELATION_NOT_ALLOWED: (
        "Tệp dùng thành phần “{fact}”, không được có trong mẫu.",
        "The file uses “{fact}”, which a template may not hold.",
    ),
    Code.DATA_BINDING: (
        "Tệp có ô tự lấy chữ từ nơi khác trong tệp, nên bản in có thể khác bản đã duyệt. Hãy xóa ô điều khiển nội dung ấy và gõ chữ thường.",
        "The file has boxes that take their text from elsewhere in it, so a print could differ from what was approved. Delete these content controls and type plain text.",
    ),
    Code.FIELD: (
        "Trường tự động “{fact}” không được dùng. Chỉ dùng số trang, tổng số trang và ngày.",
        "The field “{fact}” may not be used. Only page number, number of pages and date may.",
    ),
    Code.STRICT: (
        "Tệp lưu ở dạng “Strict Open XML”. Hãy lưu lại trong Word ở dạng “Word Document (*.docx)”.",
        "The file is saved as “Strict Open XML”. Save it again in Word as “Word Document (*.docx)”.",
    ),
    Code.HIDDEN_TEXT: (
        "Phần “{fact}” có chữ ẩn, không in ra giấy. Hãy bỏ định dạng ẩn (hộp Font, ô Hidden) hoặc xóa chữ ấy.",
        "The part “{fact}” holds hidden text, which is not printed. Take the hiding off (Font, box Hidden) or delete that text.",
    ),
    Code.TRACKED_CHANGES: (
        "Tệp còn sửa đổi đang theo dõi. Hãy chấp nhận hoặc bỏ hết (thẻ Review), rồi lưu lại.",
        "The file still holds tracked changes. Accept or reject them all (tab Review) and save it.",
    ),
    Code.COMMENTS: (
        "Tệp còn chú thích bên lề. Hãy xóa hết chú thích, rồi lưu lại.",
        "The file still holds comments. Delete them all and save it.",
    ),
    Code.NOT_A_PICTURE: (
        "Phần “{fact}” không phải ảnh PNG hay JPEG như tên của nó.",
        "The part “{fact}” is no PNG or JPEG picture as its name says.",
    ),
    Code.XML_ENCODING: (
        "Phần “{fact}” không ở dạng Unicode (UTF-8). Hãy lưu lại từ Word.",
        "The part “{fact}” is not Unicode (UTF-8). Save the file again from Word.",
    ),
    Code.XML_DTD: (
        "Phần “{fact}” chứa khai báo mà Word không bao giờ ghi. Hãy lưu lại từ Word.",
        "The part “{fact}” holds declarations Word never writes. Save the file again from Word.",
    ),
    Code.XML_BROKEN: (
        "Không đọc được phần “{fact}”. Hãy lưu lại từ Word.",
        "The part “{fact}” cannot be read. Save the file again from Word.",
    ),
    Code.HIDDEN_CHARACTERS: (
        "Có ký tự ẩn hoặc ký tự đảo chiều chữ. Hãy xóa và gõ lại chỗ này.",
        "There are hidden characters, or ones that turn the direction of text. Delete and retype this.",
    ),
    Code.BRACES_ELSEWHERE: (
        "Có dấu ngoặc của chỗ điền ở nơi không điền được (thuộc tính của tệp, chú giải của ảnh, hộp đặc biệt). Hãy xóa ở đó.",
        "There are braces of a blank where none is filled in (properties of the file, captions of pictures, special boxes). Delete them there.",
    ),
    Code.TAG_UNFINISHED: (
        "Dấu ngoặc mở và đóng của chỗ điền không đủ cặp trong một đoạn. Chỗ điền viết như {{{{ ten }}}}.",
        "The braces of a blank do not pair up within a paragraph. A blank is written like {{{{ name }}}}.",
    ),
    Code.TAG_TOO_LONG: (
        "Chỗ điền dài quá. Trong ngoặc chỉ ghi tên của chỗ điền.",
        "The blank is too long. Write nothing but its name between the braces.",
    ),
    Code.TAG_KIND: (
        "Kiểu ngoặc “{fact}” không được dùng. Chỉ dùng {{{{ … }}}}, {{% … %}}, {{%p … %}}, {{%tr … %}}, {{%tc … %}}.",
        "Braces like “{fact}” may not be used. Use {{{{ … }}}}, {{% … %}}, {{%p … %}}, {{%tr … %}}, {{%tc … %}} only.",
    ),
    Code.TAG_SYNTAX: (
        "Không hiểu “{fact}” trong ngoặc. Hãy viết lại theo mẫu chuẩn.",
        "“{fact}” between the braces cannot be read. Write it as the standard template does.",
    ),
    Code.TAG_TOO_MUCH: (
        "“{fact}” làm nhiều hơn một chỗ điền được làm. Chỉ ghi tên chỗ điền, bộ lọc cho phép, hoặc điều kiện có, không.",
        "“{fact}” does more than a blank may. Write a blank's name, an allowed filter, or a plain condition.",
    ),
    Code.STATEMENT_NOT_ALLOWED: (
        "Lệnh “{fact}” không được dùng. Chỉ dùng if, elif, else, endif, for … in …, endfor.",
        "The statement “{fact}” may not be used. Use if, elif, else, endif, for … in …, endfor only.",
    ),
    Code.UNKNOWN_BLANK: (
        "Mẫu này không có chỗ điền “{fact}”. Hãy chép tên từ mẫu chuẩn.",
        "This form offers no blank “{fact}”. Copy the name from the standard template.",
    ),
    Code.UNKNOWN_LIST: (
        "Mẫu này không có danh sách “{fact}”.",
        "This form offers no list “{fact}”.",
    ),
    Code.UNKNOWN_COLUMN: (
        "Danh sách không có cột “{fact}”.",
        "The list has no column “{fact}”.",
    ),
    Code.LIST_AS_TEXT: (
        "“{fact}” là danh sách nhiều dòng, không ghi được như một chữ. Hãy dùng for … in {fact}.",
        "“{fact}” is a list of rows and cannot stand as one text. Use for … in {fact}.",
    ),
    Code.UNKNOWN_FILTER: (
        "Bộ lọc “{fact}” không được dùng. Có: upper, lower, capitalize, title, trim, default, length.",
        "The filter “{fact}” may not be used. There are: upper, lower, capitalize, title, trim, default, length.",
    ),
    Code.NESTED_LOOP: (
        "Có vòng lặp trong một vòng lặp khác: “{fact}”. Mỗi danh sách lặp riêng.",
        "There is a loop inside another loop: “{fact}”. Each list has a loop of its own.",
    ),
    Code.TOO_MANY_LOOPS: (
        "Mẫu có quá nhiều vòng lặp.",
        "The template has too many loops.",
    ),
    Code.UNBALANCED: (
        "“{fact}” không khớp: mỗi if, for phải đóng bằng endif, endfor ở cùng đoạn, cùng ô hoặc cùng bảng, với cùng kiểu ngoặc.",
        "“{fact}” does not match: every if and for is closed by endif or endfor in the same paragraph, cell or table, with the same kind of braces.",
    ),
    Code.TEXT_WOULD_BE_LOST: (
        "“{fact}” phải đứng một mình trong đoạn (với {{%tr: trong cả hàng), vì mọi thứ khác ở đó sẽ mất.",
        "“{fact}” must stand alone in its paragraph (with {{%tr: in its row), for all else there would be lost.",
    ),
    Code.VALUE_NOT_PLAIN: (
        "Giá trị của “{fact}” không phải chữ.",
        "The value of “{fact}” is no text.",
    ),
    Code.VALUE_UNKNOWN: (
        "Mẫu này không có chỗ điền “{fact}”.",
        "This form offers no blank “{fact}”.",
    ),
    Code.VALUE_MISSING: (
        "Thiếu giá trị để điền: {fact}.",
        "A value is missing: {fact}.",
    ),
    Code.VALUE_HIDDEN_CHARACTERS: (
        "Giá trị của “{fact}” có ký tự ẩn, ký tự hỏng hoặc ký tự đảo chiều chữ. Hãy sửa dữ liệu rồi in lại.",
        "The value of “{fact}” holds hidden or broken characters, or ones that turn the direction of text. Correct the data and print again.",
    ),
    Code.VALUE_BRACES: (
        "Giá trị của “{fact}” có dấu ngoặc dành cho chỗ điền. Hãy sửa dữ liệu rồi in lại.",
        "The value of “{fact}” holds braces meant for blanks. Correct the data and print again.",
    ),
    Code.VALUE_TOO_LONG: (
        "Giá trị của “{fact}” quá dài.",
        "The value of “{fact}” is too long.",
    ),
    Code.OUTPUT_TOO_LARGE: (
        "Văn bản điền xong quá lớn (trên 20 MB). Hãy bớt nội dung lặp lại.",
        "The finished paper is too large (above 20 MB). Repeat less.",
    ),
    Code.VALUE_LOST: (
        "Điền xong nhưng không tìm lại được “{fact}” trong văn bản, nên không đưa ra bản này.",
        "“{fact}” was filled in but is not found in the finished paper, so it is not handed out.",
    ),
    Code.END_LOST: (
        "Văn bản điền xong bị cụt ở “{fact}”, nên không đưa ra bản này.",
        "The finished paper is cut short in “{fact}”, so it is not handed out.",
    ),
    Code.OUTPUT_BROKEN: (
        "Văn bản điền xong không mở lại được (“{fact}”), nên không đưa ra bản này.",
        "The finished paper cannot be opened again (“{fact}”), so it is not handed out.",
    ),
    Code.TOO_MUCH_WORK: (
        "Xử lý tệp này mất quá nhiều thời gian hoặc bộ nhớ, nên đã dừng. Hãy đơn giản hóa mẫu, hoặc lưu lại từ Word.",
        "This file took too much time or memory, so work on it was stopped. Make the template simpler, or save it again from Word.",
    ),
}
_AREAS: Mapping[Area, tuple[str, str]] = {
    Area.FILE: ("Cả tệp", "The whole file"),
    Area.BODY: ("Phần thân", "Body"),
    Area.HEADER: ("Đầu trang", "Header"),
    Area.FOOTER: ("Chân trang", "Footer"),
    Area.FOOTNOTES: ("Chú thích cuối trang", "Footnotes"),
    Area.VALUES: ("Dữ liệu để điền", "Data to be filled in"),
}


def say(trouble: Trouble) -> tuple[str, str]:
    """What is wrong and what to do, in Vietnamese and in English."""
    vi, en = _TEXTS[trouble.code]
    return vi.format(fact=trouble.fact), en.format(fact=trouble.fact)


def say_place(place: Place) -> tuple[str, str]:
    """Where it is, in Vietnamese and in English."""
    vi, en = _AREAS[place.area]
    if place.paragraph is not None:
        vi, en = f"{vi}, đoạn {place.paragraph}", f"{en}, paragraph {place.paragraph}"
    if place.table is not None:
        vi = f"{vi}, bảng {place.table}, hàng {place.row}"
        en = f"{en}, table {place.table}, row {place.row}"
    if place.near:
        vi, en = f"{vi}: “{place.near}”", f"{en}: “{place.near}”"
    return vi, en
