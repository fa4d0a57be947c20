"""The invented ministry: its Party bodies, units, mass organisations and places."""

from datetime import date

FOUNDED_ON = date(2003, 4, 1)
SEAT = "Hà Nội"
"""The place papers are dated from."""

BLOC = "Đảng ủy Khối Nghiên cứu và Phát triển"
STANDING_COMMITTEE = "Ban Thường vụ Đảng ủy Khối Nghiên cứu và Phát triển"
GRASSROOTS_COMMITTEE = "Đảng ủy Bộ Khảo cứu và Ứng dụng"
OFFICE_CELL = "Chi bộ Văn phòng Đảng ủy Bộ Khảo cứu và Ứng dụng"
OFFICE_CELL_NOW = "Chi bộ Cơ quan Đảng ủy Bộ Khảo cứu và Ứng dụng"
REORGANISED_ON = date(2021, 4, 1)

CELL = "Chi bộ Cục Công nghệ thông tin"
YOUTH_UNION = "Chi đoàn Cục Công nghệ thông tin"
TRADE_UNION = "Công đoàn cơ sở Cục Công nghệ thông tin"
UNITS = (
    "Văn phòng Cục",
    "Phòng Dữ liệu số",
    "Phòng Phát triển ứng dụng",
    "Trung tâm Tích hợp dữ liệu",
    "Phòng Hạ tầng và An toàn thông tin",
    "Trung tâm Hỗ trợ kỹ thuật",
    "Phòng Chuyển đổi số",
)

SISTER_CELL = "Chi bộ Vụ Kế hoạch và Hợp tác"
SISTER_YOUTH_UNION = "Chi đoàn Vụ Kế hoạch và Hợp tác"
SISTER_TRADE_UNION = "Công đoàn cơ sở Vụ Kế hoạch và Hợp tác"
SISTER_UNITS = ("Phòng Kế hoạch", "Phòng Hợp tác quốc tế")

TEMPORARY_CELL = "Chi bộ Viện Phân tích Dữ liệu"
SCHOOL = "Trung tâm Bồi dưỡng chính trị Khối Nghiên cứu và Phát triển"
CEREMONY_HALL = "Hội trường tầng 5, trụ sở Bộ Khảo cứu và Ứng dụng"
HOMES = (
    "Đảng ủy xã Hòa Khê",
    "Đảng ủy phường Bình Lãng",
    "Đảng ủy xã Vân Đài Thượng",
    "Đảng ủy xã Phú Khánh Hạ",
    "Đảng ủy phường Đông Tảo Nam",
    "Đảng ủy xã Thanh Lĩnh",
    "Đảng ủy phường Cẩm Viên",
    "Đảng ủy xã Nghĩa Trạch",
    "Đảng ủy xã Tân Mộc",
)
