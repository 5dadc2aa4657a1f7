"""Three annexes that no office wrote: what every layout of the measuring set must give back."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vqdesk.formats.exchange import writer as exchange_writer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Draft

FIELDS = ("number", "unit", "content", "documents", "result", "evaluation")
EXTRAS = ("note", "deadline")


@dataclass(frozen=True)
class Task:
    number: str
    unit: str
    content: str
    documents: str
    result: str
    evaluation: str
    note: str = ""
    deadline: str = ""


@dataclass(frozen=True)
class Domain:
    numeral: str
    name: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Truth:
    titles: tuple[str, ...]
    attached: str
    organisation: str
    period: Mapping[str, object]
    results_heading: str
    domains: tuple[Domain, ...]

    @property
    def tasks(self) -> list[Task]:
        return [task for domain in self.domains for task in domain.tasks]

    def mapped(self, change) -> Truth:
        """Return the truth with every task changed."""
        domains = [replace(d, tasks=tuple(map(change, d.tasks))) for d in self.domains]
        return replace(self, domains=tuple(domains))


SMALL = (
    (
        "Phòng Kinh tế",
        "Hoàn thành điều chỉnh quy hoạch chung xây dựng xã, giai đoạn 2021 - 2030.",
        "Kế hoạch số 42/KH-UBND ngày 30/01/2025",
        "Đã có 14/16 thôn hoàn thành, đạt 87,5% kế hoạch.\n"
        "Còn 02\u00a0thôn (Nà Lùng, Pò Pheo) chưa lập xong do vướng ranh giới; diện tích còn lại 1.293,5m².",
        "88,0%",
        "Vướng ranh giới",
        "31/12/2025",
    ),
    (
        "Phòng Kinh tế",
        "Phấn đấu có thêm 03 sản phẩm OCOP đạt 3 sao trở lên; trồng trên 750ha rừng.",
        "1. Kế hoạch số 18/KH-UBND ngày 22/01/2025\n2. Kế hoạch số 19/KH-UBND ngày 24/01/2025",
        "* Sản phẩm OCOP: đã tiếp nhận hồ sơ của 05 chủ thể.\n- Thạch đen;\n- Tinh dầu hồi;\n- Rượu men lá.\n"
        "* Trồng rừng: trồng được 795,81/750 ha, đạt 106%KH.",
        "78,0%",
        "",
        "30/11/2025",
    ),
    (
        "Trung tâm Phục vụ hành chính công",
        'Giữ tỷ lệ hồ sơ trả đúng hạn từ 99% trở lên tại bộ phận “Một cửa”; không để "hồ sơ treo".',
        "Kế hoạch số 17/KH-UBND, ngày 22/01/2025; Quyết định số 406/QĐ-UBND, ngày 08/3/2025",
        "Tính đến ngày 12/9/2025 đã tiếp nhận 965 hồ sơ (trong đó 947 hồ sơ trực tuyến, chiếm 98,13%); "
        "đã trả kết quả 886 hồ sơ, số hồ sơ quá hạn < 1% & đều đã xin lỗi bằng văn bản.",
        "100%",
        "",
        "",
    ),
    (
        "Phòng Văn hóa - Xã hội",
        "Phấn đấu xây dựng 02 trường học đạt chuẩn quốc gia mức độ I.",
        "Kế hoạch số 47/KH-UBND ngày 31/01/2025\nTờ trình số 251/TTr-UBND ngày 06/3/2025",
        "Trường Mầm non Bản Mạ được công nhận tại Quyết định số 1014/QĐ-UBND, ngày 06/6/2025.\n\n"
        "Trường Tiểu học Bản Mạ: đoàn thẩm định đã kiểm tra ngày 20/8/2025.",
        "50,0%",
        "Chờ thẩm định",
        "31/12/2025",
    ),
    (
        "Phòng Văn hóa - Xã hội",
        "Có từ 60% trở lên nhà văn hóa thôn đạt chuẩn (theo Nghị quyết số 63-NQ/ĐU).",
        "28/KH-UBND ngày 29/01/2025",
        "Toàn xã có 12/16 thôn có nhà văn hóa đạt chuẩn, chiếm 75,0%, vượt 15% so với chỉ tiêu giao.",
        "100,0%",
        "",
        "",
    ),
    (
        "Ban Chỉ huy Quân sự",
        "Hoàn thành 100% chỉ tiêu gọi công dân nhập ngũ, không có “xã trắng”.",
        "Kế hoạch số 52/KH-UBND ngày 30/01/2025",
        "Ngày 25/02/2025 đã giao quân 24/24 công dân, đạt 100%KH.",
        "100,0%",
        "",
        "25/02/2025",
    ),
    (
        "Công an",
        "Giảm tội phạm hình sự từ 3-5% trở lên; kiềm chế tai nạn giao thông trên cả 3 tiêu chí.",
        "Kế hoạch số 29/KH-CAX ngày 29/01/2025",
        "Xảy ra 02 vụ phạm pháp hình sự (giảm 01 vụ), điều tra làm rõ 02/02 vụ; tuần tra 144 ca.",
        "",
        "Số liệu tạm tính",
        "",
    ),
    (
        "Trung tâm Phát triển quỹ đất",
        "Hoàn thành giải phóng mặt bằng trụ sở công an xã.",
        "26/KH-UBND ngày 26/01/2025",
        "Chủ đầu tư chưa hoàn thành thủ tục; chưa có cơ sở xây dựng phương án.",
        "Chưa có cơ sở triển khai",
        "",
        "30/6/2025",
    ),
    (
        "Văn phòng HĐND và UBND",
        "Xây dựng đề án vị trí việc làm của xã sau sắp xếp.",
        "26/KH-UBND ngày 26/01/2025",
        "Đã trình Sở Nội vụ thẩm định tại Tờ trình số 77/TTr-UBND.",
        "90,5%",
        "",
        "",
    ),
)

# unit | content | documents | result | evaluation; `~` parts paragraphs.
_LARGE = """
Phòng Nông nghiệp và Môi trường|Gieo trồng lúa xuân 1.250 ha, năng suất từ 52 tạ/ha trở lên.|Kế hoạch số 03/KH-UBND ngày 05/01/2024|Gieo cấy được 1.262,4/1.250 ha, đạt 101%KH; năng suất bình quân 52,6 tạ/ha.|101,0%
Phòng Nông nghiệp và Môi trường|Trồng mới 320 ha rừng; giữ độ che phủ rừng trên 61%.|1. Kế hoạch số 08/KH-UBND ngày 12/01/2024~2. Công văn số 117/UBND-NN ngày 02/02/2024~3. Công văn số 230/UBND-NN ngày 18/3/2024|Trồng được 288/320 ha.~Trong đó:~- Rừng sản xuất: 240 ha;~- Rừng phòng hộ: 48 ha.|90,0%
Phòng Nông nghiệp và Môi trường|Tiêm phòng gia súc, gia cầm đạt trên 80% tổng đàn.|Kế hoạch số 15/KH-UBND|Tiêm được 9.120 liều; tỷ lệ 82,3%. Không phát sinh ổ dịch mới.|100%
Phòng Kinh tế và Hạ tầng|Cứng hóa 12,5 km đường trục thôn.|Quyết định số 88/QĐ-UBND ngày 14/02/2024; Quyết định số 91/QĐ-UBND ngày 16/02/2024|Hoàn thành 9,8/12,5 km (78,4%); còn 2,7 km đang thi công, mặt đường rộng 3,5 m, dày 16 cm.|78,4%
Phòng Kinh tế và Hạ tầng|Sửa chữa 04 công trình thủy lợi nhỏ; diện tích tưới tăng thêm 35ha.|90/QĐ-UBND ngày 15/02/2024|03/04 công trình đã nghiệm thu; phai Nà Chuông đạt 60% khối lượng.|75%
Phòng Kinh tế và Hạ tầng|Quản lý chợ trung tâm, diện tích 2.450m², bảo đảm phòng cháy & chữa cháy.|Phương án số 05/PA-UBND ngày 20/3/2024|Lắp đặt 24 bình chữa cháy; diện tích sử dụng 1.980m²/2.450m².|Đang thực hiện
Phòng Tài chính - Kế hoạch|Thu ngân sách trên địa bàn đạt 26.400 triệu đồng.|35/KH-UBND ngày 29/01/2024|Thu đến ngày 10/9/2024: 26.974 triệu đồng, đạt 102,2% kế hoạch, bằng 126% cùng kỳ năm 2023.|102,2%
Phòng Tài chính - Kế hoạch|Giải ngân vốn đầu tư công từ 95% trở lên.|Kế hoạch số 21/KH-UBND ngày 25/01/2024|Giải ngân 41.205/58.700 triệu đồng, đạt 70,2%.~Nguyên nhân chậm: (1) vướng mặt bằng; (2) giá vật liệu tăng > 12%.|70,2%
Phòng Tài chính - Kế hoạch|Thanh tra, kiểm tra tài chính 03 đơn vị dự toán.|Kế hoạch số 22/KH-UBND ngày 25/01/2024|Đã ban hành kết luận đối với 03/03 đơn vị.|100,0%
Hạt Kiểm lâm|Không để xảy ra cháy rừng; xử lý 100% vụ vi phạm.|Phương án số 02/PA-HKL ngày 10/01/2024|Xảy ra 00 vụ cháy; xử lý 07/07 vụ vi phạm, thu nộp ngân sách 46.500.000 đồng.|100,0%
Phòng Giáo dục và Đào tạo|Duy trì tỷ lệ phổ cập giáo dục mầm non cho trẻ 5 tuổi đạt 100%.|Kế hoạch số 07/KH-PGDĐT, ngày 03/01/2024|Huy động 612/612 trẻ 5 tuổi ra lớp.|100,0%
Phòng Giáo dục và Đào tạo|Xây dựng 02 trường đạt chuẩn quốc gia; xóa 06 phòng học tạm.|Kế hoạch số 02/KH-UBND, ngày 02/01/2024; Kế hoạch số 47/KH-UBND ngày 31/01/2024; Tờ trình số 251/TTr-PGDĐT, ngày 06/3/2024|* Trường chuẩn: 01/02 trường được công nhận.~* Phòng học tạm: xóa 06/06 phòng.|75,0%
Trung tâm Y tế|Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95%.|Kế hoạch số 31/KH-UBND ngày 29/01/2024|Có 38.214 người tham gia, đạt 94,1%.|99,1%
Trung tâm Y tế|Giảm tỷ lệ trẻ dưới 5 tuổi suy dinh dưỡng thể thấp còi xuống < 18%.|33/KH-TTYT ngày 02/02/2024|Tỷ lệ hiện tại 18,6%.|96,7%
Phòng Lao động - TB và XH|Giảm tỷ lệ hộ nghèo đa chiều từ 5% trở lên.|32/KH-UBND ngày 29/01/2024|Rà soát sơ bộ: còn 1.146 hộ nghèo, giảm 4,2%.~Không có hộ gia đình người có công là hộ nghèo.|60,0%
Phòng Lao động - TB và XH|Giải quyết việc làm mới cho 850 lao động; đưa 60 lao động đi làm việc ở nước ngoài theo hợp đồng.|Kế hoạch số 36/KH-UBND ngày 30/01/2024|Giải quyết việc làm cho 912 lao động; xuất cảnh 41/60 lao động.|
Phòng Văn hóa và Thông tin|Tổ chức lễ hội Lồng Tồng an toàn, tiết kiệm, đúng bản sắc.|Kế hoạch số 11/KH-UBND ngày 15/01/2024|Tổ chức trong 02 ngày, đón khoảng 20.000 lượt khách.|Hoàn thành
Phòng Văn hóa và Thông tin|Phủ sóng di động 4G tới 100% thôn, bản.|28/KH-UBND ngày 29/01/2024|Đã phủ sóng 108/112 thôn; 04 thôn "lõm sóng" chờ doanh nghiệp đầu tư trạm BTS.|96,4%
Văn phòng HĐND và UBND|Tỷ lệ hồ sơ trực tuyến toàn trình đạt trên 85%; 100% kết quả số hóa.|Kế hoạch số 17/KH-UBND, ngày 22/01/2024|Tiếp nhận 4.965 hồ sơ; trực tuyến 4.410 hồ sơ (88,8%); số hóa 4.965/4.965 hồ sơ.|100,0%
Văn phòng HĐND và UBND|Nâng cấp cổng thông tin điện tử theo Nghị định số 42/2022/NĐ-CP.|Kế hoạch số 44/KH-UBND ngày 31/01/2024|Hoàn thành nâng cấp, nghiệm thu ngày 15/8/2024 (chuyên mục “Hỏi – Đáp” mở lại từ 01/9).|100%
Ban Chỉ huy Quân sự|Giao quân đạt 100% chỉ tiêu; huấn luyện dân quân đủ thời gian.|Kế hoạch số 52/UBND ngày 30/01/2024|Giao quân 145/145 công dân. Huấn luyện 26/26 đầu mối, quân số tham gia 98,7%.|100,0%
Ban Chỉ huy Quân sự|Diễn tập khu vực phòng thủ.|Chỉ thị số 04/CT-UBND ngày 01/4/2024|Diễn tập trong 03 ngày tại 03 xã, kết quả xếp loại Giỏi.|Đạt yêu cầu
Công an|Điều tra, khám phá án đạt trên 85%; án nghiêm trọng trên 95%.|Kế hoạch số 29/UBND ngày 29/01/2024|Xảy ra 12 vụ, làm rõ 15/15 vụ (gồm 03 vụ năm 2023).~Tổ chức 85 buổi tuyên truyền với khoảng 20.000 lượt người; lập biên bản 1.626 trường hợp, xử phạt 2,7 tỷ đồng.|
Công an|Cấp căn cước cho 100% công dân đủ điều kiện.|Kế hoạch số 55/KH-CA ngày 05/02/2024|Cấp 38.902/39.410 trường hợp, đạt 98,7%.|98,7%
Thanh tra|Giải quyết đơn thuộc thẩm quyền đạt trên 90%.|Kế hoạch số 12/KH-TTr ngày 16/01/2024|Tiếp nhận 26 đơn, giải quyết 25/26 đơn.|96,2%
Phòng Tư pháp|Kiểm tra, rà soát văn bản quy phạm pháp luật; phổ biến 14 luật mới.|Kế hoạch số 06/KH-UBND ngày 10/01/2024|Rà soát 41 văn bản; tổ chức 37 hội nghị với 2.915 lượt người dự.|100,0%
Phòng Tư pháp|Chứng thực điện tử tại 16/16 xã, thị trấn.|62/KH-UBND|Đã thực hiện tại 16/16 đơn vị, 1.204 bản sao.|100,0%
Phòng Nội vụ|Xây dựng đề án sắp xếp đơn vị hành chính cấp xã giai đoạn 2023-2025.|Kế hoạch số 28/KH-UBND ngày 31/01/2024|Ban hành Đề án số 15/ĐA-UBND ngày 20/02/2024; tỷ lệ cử tri đồng ý đạt 98,82%.|100%
Phòng Nội vụ|Tinh giản biên chế 05 người; tuyển dụng 08 công chức.|Kế hoạch số 39/KH-UBND ngày 30/01/2024|Tinh giản 05/05 người; tuyển dụng 06/08 người do 02 vị trí không có người dự tuyển.|87,5%
Phòng Nội vụ|Đánh giá, xếp loại chất lượng cán bộ, công chức hằng quý.|Hướng dẫn số 03/HD-PNV ngày 12/02/2024|Thực hiện xong quý I, quý II; quý III đang tổng hợp.|Đúng tiến độ
Trung tâm Phát triển quỹ đất|Giải phóng mặt bằng dự án hạ tầng thích ứng biến đổi khí hậu.|26/KH-UBND ngày 26/01/2024|Chi trả cho 17/23 hộ với số tiền 441.245.000 đồng; 06 hộ chưa đồng thuận.|73,9%
Trung tâm Phát triển quỹ đất|Đấu giá 18 lô đất ở tại khu Bản Coóng, diện tích 972,5m².|26/KH-UBND ngày 26/01/2024|Chưa tổ chức đấu giá, chờ phê duyệt giá đất cụ thể.|Chưa thực hiện
Phòng Tài nguyên và Môi trường|Cấp giấy chứng nhận quyền sử dụng đất lần đầu 400 thửa.|Kế hoạch số 40/KH-UBND ngày 30/01/2024|Cấp 318/400 thửa.|79,5%
Phòng Tài nguyên và Môi trường|Thu gom, xử lý chất thải rắn sinh hoạt ở đô thị đạt 96%.|Kế hoạch số 41/KH-UBND ngày 30/01/2024|Thu gom 3.412 tấn, đạt 96,5%; nhiệt độ lò đốt duy trì trên 850°C.|100,5%
Hội Liên hiệp Phụ nữ|Vận động 100% cơ sở hội thực hiện mô hình “5 không, 3 sạch”.|Kế hoạch số 09/KH-BTV ngày 18/01/2024|100% cơ sở đăng ký; 14/16 cơ sở được công nhận.|87,5%
Đoàn Thanh niên|Ra mắt 04 tổ công nghệ số cộng đồng kiểu mẫu.|Kế hoạch số 14-KH/ĐTN ngày 20/01/2024|Ra mắt 05/04 tổ; hỗ trợ cài đặt 6.300 tài khoản định danh điện tử.|125,0%
Ủy ban Mặt trận Tổ quốc|Xóa 120 nhà tạm, nhà dột nát.|Kế hoạch số 20-KH/HU ngày 08/02/2024; Công văn số 512/UBND-LĐ ngày 11/4/2024|Khởi công 104 nhà, hoàn thành 86/120 nhà:~+ Quỹ “Vì người nghèo”: 52 nhà;~+ Doanh nghiệp hỗ trợ: 34 nhà.|71,7%
Bảo hiểm xã hội|Phát triển 700 người tham gia bảo hiểm xã hội tự nguyện.|Kế hoạch số 48/KH-UBND ngày 01/02/2024|Phát triển mới 505/700 người.|72,1%
Kho bạc Nhà nước|Kiểm soát chi không dùng tiền mặt đạt 100%.|Công văn số 77/KBNN-KSC ngày 09/02/2024|100% khoản chi qua tài khoản.|100,0%
Trạm Khuyến nông|Xây dựng 03 mô hình trình diễn (hồi hữu cơ, na rải vụ, ong nội).|Kế hoạch số 10/KH-TKN ngày 17/01/2024|Triển khai 02/03 mô hình; mô hình ong nội dời sang năm 2025.|66,7%
"""  # noqa: E501
_NOTES = {
    3: "Thi công lại 0,4 km",
    7: "Đề nghị gia hạn\nđến 31/01 năm sau",
    15: "Số liệu tạm tính",
    30: "Còn 06 hộ",
}
_DEADLINES = {
    0: "30/5/2024",
    3: "31/12/2024",
    7: "31/01/2025",
    11: "30/9/2024",
    20: "Quý IV/2024",
    33: "15/11/2024",
}
_UNNUMBERED = {6, 22, 31}


def _tasks(rows, unnumbered, *, restart=()) -> list[Task]:
    tasks, number = [], 0
    for place, (unit, content, documents, result, evaluation, note, deadline) in enumerate(rows):
        number = 0 if place in restart else number
        number += place not in unnumbered
        shown = "" if place in unnumbered else str(number)
        tasks.append(Task(shown, unit, content, documents, result, evaluation, note, deadline))
    return tasks


def _large_rows() -> list[tuple[str, ...]]:
    rows = []
    for place, line in enumerate(_LARGE.strip().split("\n")):
        cells = [cell.replace("~", "\n") for cell in line.split("|")]
        rows.append((*cells, _NOTES.get(place, ""), _DEADLINES.get(place, "")))
    return rows


def _domains(tasks, *parts: tuple[str, str, int]) -> tuple[Domain, ...]:
    domains, place = [], 0
    for numeral, name, count in parts:
        domains.append(Domain(numeral, name, tuple(tasks[place : place + count])))
        place += count
    assert place == len(tasks)
    return tuple(domains)


def _period(kind: str, year: int, ordinal: int | None = None) -> dict[str, object]:
    return {"kind": kind, "ordinal": ordinal, "year": year, "from": None, "to": None}


NINE = Truth(
    ("BIỂU ĐÁNH GIÁ", "Tiến độ thực hiện nhiệm vụ trọng tâm quý III năm 2025"),
    "(Kèm theo Báo cáo số 759/BC-UBND, ngày 27/9/2025 của UBND xã Bản Mạ)",
    "UBND xã Bản Mạ",
    _period("quý", 2025, 3),
    "Tóm tắt kết quả triển khai thực hiện quý III năm 2025",
    _domains(
        _tasks(SMALL, {6}),
        ("I", "Lĩnh vực kinh tế", 3),
        ("II", "Lĩnh vực văn hoá - xã hội", 2),
        ("III", "Lĩnh vực quốc phòng, an ninh; trật tự an toàn xã hội", 4),
    ),
)
TWENTY_TWO = Truth(
    ("BIỂU TỔNG HỢP KẾT QUẢ", "Thực hiện các nhiệm vụ trọng tâm 9 tháng năm 2024"),
    "(Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 10 năm 2024 của UBND huyện Nà Sầm)",
    "UBND huyện Nà Sầm",
    _period("9 tháng", 2024),
    "Tóm tắt kết quả triển khai thực hiện 9 tháng năm 2024",
    _domains(
        _tasks(_large_rows()[:22], _UNNUMBERED),
        ("I", "Lĩnh vực kinh tế", 10),
        ("II", "Lĩnh vực văn hoá - xã hội, cải cách hành chính", 10),
        ("III", "Lĩnh vực quốc phòng, an ninh", 2),
    ),
)
FORTY = Truth(
    ("PHỤ LỤC I", "BIỂU ĐÁNH GIÁ TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ", "Tháng 10 năm 2024"),
    "(Kèm theo Công văn số 1204/UBND-TH ngày 30/10/2024 của Ủy ban nhân dân huyện Đồng Khuyến)",
    "Ủy ban nhân dân huyện Đồng Khuyến",
    _period("tháng", 2024, 10),
    "Kết quả thực hiện tháng 10 năm 2024",
    _domains(
        _tasks(_large_rows(), _UNNUMBERED, restart={10, 20, 27, 32}),
        ("I", "LĨNH VỰC KINH TẾ", 10),
        ("II", "LĨNH VỰC VĂN HÓA - XÃ HỘI", 10),
        ("III", "Lĩnh vực quốc phòng, an ninh, nội chính", 7),
        ("IV", "Lĩnh vực xây dựng chính quyền, đất đai", 5),
        ("V", "Tài nguyên, môi trường; công tác phối hợp", 8),
    ),
)
TRUTHS = {"9": NINE, "22": TWENTY_TWO, "40": FORTY}


def forty_draft() -> Draft:
    """Return the annex of 40 tasks as a report."""
    form = {
        "schema": "vqdesk.report/1",
        "organisation": FORTY.organisation,
        "period": dict(FORTY.period),
        "titles": list(FORTY.titles),
        "attached_to": FORTY.attached,
        "domains": [
            {
                "numeral": domain.numeral,
                "name": domain.name,
                "tasks": [{name: getattr(task, name) for name in FIELDS} for task in domain.tasks],
            }
            for domain in FORTY.domains
        ],
    }
    return exchange_writer.read_exchange(json.dumps(form).encode(), "forty.json")[0]
