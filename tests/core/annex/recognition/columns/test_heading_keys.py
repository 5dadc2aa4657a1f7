"""Which key a heading means by its words alone: for each key headings that mean it, and such that do not."""

from __future__ import annotations

import pytest

from vqdesk.annex.recognition.columns.headings import find_known_field
from vqdesk.columns.headings import HEADINGS
from vqdesk.columns.internal import is_internal

MEANT = {
    "number": ("TT", "STT", "Số TT", "S.T.T", "Mã", "Mã nhiệm vụ", "Mã số", "No.", "ID"),
    "content": (
        *(
            "Nội dung nhiệm vụ",
            "Tên nhiệm vụ",
            "Nhiệm vụ, giải pháp",
            "Việc",
            "Đầu việc",
            "Rõ việc",
            "Tên NV",
        ),
        *("Nội dung/Trích yếu", "Trích yếu", "Danh mục nhiệm vụ", "Nội dung giao", "Tên đề án, báo cáo"),
        *("Chỉ tiêu, nhiệm vụ", "Hoạt động", "Tên nội dung trình", "Tiêu đề công việc"),
    ),
    "assignment": (
        *("Văn bản giao", "Văn bản cấp trên giao", "VB giao nhiệm vụ", "Số, ký hiệu văn bản giao", "Căn cứ"),
        *("Căn cứ pháp lý", "Quyết định giao", "Kế hoạch giao", "Văn bản đến", "Thông báo kết luận giao"),
        *("Văn bản của cấp có thẩm quyền", "Nguồn gốc nhiệm vụ", "Văn bản của UBND tỉnh"),
        *("Văn bản yêu cầu", "Số, ký hiệu, ngày tháng văn bản giao"),
    ),
    "unit": (
        *(
            "Đơn vị",
            "Đơn vị chủ trì",
            "Cơ quan chủ trì tham mưu",
            "Chủ trì",
            "Cơ quan, đơn vị thực hiện",
            "ĐVCT",
        ),
        *(
            "Đơn vị được giao",
            "Phân công thực hiện",
            "Bộ phận thực hiện",
            "Phòng/cá nhân phụ trách",
            "Phụ trách",
        ),
        *("Người/đơn vị phụ trách", "Đơn vị chủ trì, phối hợp", "Tên đơn vị", "Đầu mối"),
    ),
    "coordinating": (
        *(
            "Đơn vị phối hợp",
            "Cơ quan phối hợp",
            "Phối hợp",
            "ĐVPH",
            "Cơ quan, đơn vị phối hợp",
            "Đơn vị liên quan",
        ),
        *("Cá nhân, đơn vị phối hợp", "Phối hợp thực hiện", "Thành phần phối hợp"),
        *("Đơn vị hỗ trợ, phối hợp", "Cơ quan thẩm tra, phối hợp"),
    ),
    "leader": (
        *(
            "Lãnh đạo phụ trách",
            "Lãnh đạo chỉ đạo",
            "Lãnh đạo UBND xã phụ trách",
            "LĐ phụ trách",
            "Rõ trách nhiệm",
        ),
        *("Người chỉ đạo", "Phó Chủ tịch phụ trách", "Thường trực chỉ đạo", "Người chịu trách nhiệm"),
    ),
    "officer": (
        *(
            "Chuyên viên theo dõi",
            "Người thực hiện",
            "Cán bộ phụ trách",
            "CB theo dõi",
            "CV tham mưu",
            "Rõ người",
        ),
        *("Công chức thực hiện", "Người phụ trách", "Cá nhân thực hiện", "Chuyên viên tham mưu"),
    ),
    "output": (
        *("Sản phẩm", "Sản phẩm đầu ra", "Kết quả/Sản phẩm", "Sản phẩm, kết quả", "Kết quả đầu ra", "Đầu ra"),
        *(
            "Kết quả cần đạt",
            "Yêu cầu sản phẩm",
            "Dự kiến sản phẩm",
            "Rõ sản phẩm",
            "Văn bản sản phẩm đầu ra",
        ),
        *("Kết quả dự kiến", "SP đầu ra", "Kết quả (sản phẩm)"),
    ),
    "deadline": (
        *(
            "Thời hạn",
            "Thời hạn hoàn thành",
            "Hạn",
            "Hạn xử lý",
            "Hạn chót",
            "Deadline",
            "Mốc hoàn thành",
            "Thời gian",
        ),
        *("Thời gian hoàn thành", "Thời gian thực hiện", "Rõ thời gian", "Thời điểm hoàn thành", "Lộ trình"),
        *(
            "Ngày phải hoàn thành",
            "Thời hạn báo cáo",
            "Thời gian, tiến độ",
            "TG hoàn thành",
            "Đến hạn",
            "Hạn trả lời",
        ),
        *("Thời gian hoàn thành theo kế hoạch", "Hoàn thành trước ngày", "Ngày hoàn thành theo kế hoạch"),
        *("Ngày kết thúc (dự kiến)", "Ngày phải xong", "Dự kiến kết thúc"),
    ),
    "documents": (
        *(
            "Văn bản triển khai",
            "Tên loại văn bản triển khai",
            "Số, ký hiệu văn bản",
            "Kết quả (số văn bản)",
            "Văn bản chỉ đạo",
        ),
        *("Minh chứng", "Tài liệu minh chứng", "Link minh chứng", "Văn bản thực hiện"),
    ),
    "result": (
        *(
            "Kết quả",
            "Kết quả thực hiện",
            "Tóm tắt kết quả",
            "Tình hình thực hiện",
            "Tiến độ",
            "Đã thực hiện",
        ),
        *("Khối lượng nhiệm vụ triển khai", "Kết quả đạt được", "Sản phẩm đã hoàn thành"),
    ),
    "evaluation": (
        *("Đã hoàn thành (%)", "Phần trăm hoàn thành", "Khối lượng hoàn thành (%)", "Thực hiện (%)"),
        "Đánh giá",
        "Mức độ hoàn thành (%)",
        "% hoàn thành",
        "Tỷ lệ",
        "Tự đánh giá",
        "Tiến độ (%)",
    ),
    "status": (
        *("Trạng thái", "Tình trạng", "Tình trạng thực hiện", "Trạng thái xử lý", "Tình trạng nhiệm vụ"),
        *("Đúng hạn/Quá hạn", "Hoàn thành/Chưa hoàn thành", "Đã/chưa hoàn thành", "Hiện trạng"),
        *("Kết quả (hoàn thành/chưa hoàn thành)", "Đánh giá tình trạng thực hiện"),
    ),
    "finished": (
        *("Ngày hoàn thành thực tế", "Ngày hoàn thành", "Thời gian hoàn thành thực tế", "Hoàn thành thực tế"),
        *("Ngày thực tế hoàn thành", "Ngày xong"),
    ),
    "reason": (
        *(
            "Lý do trễ hạn",
            "Nguyên nhân",
            "Khó khăn, vướng mắc",
            "Tồn tại, hạn chế",
            "Nguyên nhân chậm",
            "Lý do",
        ),
        "Khó khăn, vướng mắc; đề xuất, kiến nghị",
        "Lý do xin gia hạn",
    ),
    "note": ("Ghi chú", "Ghi chú khác", "Chú thích"),
}
NOT_MEANT = {
    "number": ("Số văn bản", "Mã số thuế", "Số lượng"),
    "content": (
        "Nhóm",
        "Loại",
        "Lĩnh vực",
        "Nội dung kết quả",
        "Tên nội dung đánh giá",
        "Tổng số nhiệm vụ",
        "Số nhiệm vụ",
    ),
    "assignment": (
        "Ngày giao",
        "Văn bản triển khai",
        "Căn cứ/lý do đề xuất",
        "Căn cứ tính",
        "Văn bản yêu cầu ban hành",
        "Đơn vị được giao",
    ),
    "unit": (
        *(
            "Đơn vị tính",
            "Cơ quan ban hành",
            "Đơn vị phối hợp",
            "Người thực hiện",
            "Cấp trình",
            "Cơ quan giao",
        ),
        *("Lực lượng hỗ trợ", "Đơn vị công tác", "Cơ quan thẩm định"),
    ),
    "coordinating": (
        "Đơn vị chủ trì, phối hợp",
        "Lực lượng hỗ trợ",
        "Kết quả phối hợp",
        "Quy chế phối hợp",
        "Cơ quan thẩm tra",
    ),
    "leader": (
        "Đánh giá của lãnh đạo",
        "Ý kiến chỉ đạo",
        "Lãnh đạo xác nhận phụ trách ký",
        "Cán bộ phụ trách",
    ),
    "officer": (
        "Họ và tên",
        "Số người",
        "Người lập biểu",
        "Bộ phận thực hiện",
        "Người phối hợp",
        "Người chỉ đạo",
    ),
    "output": (
        "Kết quả thực hiện",
        "Sản phẩm OCOP",
        "Sản phẩm chủ lực",
        "Kết quả đạt được",
        "Sản phẩm đã hoàn thành",
    ),
    "deadline": (
        *(
            "Thời hạn còn lại",
            "Ngày giao",
            "Ngày hoàn thành thực tế",
            "Thời gian bắt đầu",
            "Hạn chế",
            "Hạn mức",
        ),
        *("Ngày bắt đầu (dự kiến)", "Ngày kết thúc thực tế"),
        *("Thời hạn bảo quản", "Thời hạn hợp đồng", "Thời gian, địa điểm", "Đúng hạn", "Quá hạn"),
    ),
    "documents": ("Văn bản giao", "Căn cứ", "Sản phẩm", "Báo cáo"),
    "result": ("Kết quả dự kiến", "Kết quả bầu cử", "Kết quả học tập", "Sản phẩm", "Kế hoạch"),
    "evaluation": ("Ngày đánh giá", "Mức độ ưu tiên", "Hoàn thành thực tế", "Mức độ rủi ro"),
    "status": ("Tình trạng hôn nhân", "Tình trạng sử dụng", "Tình hình", "Trạng thái ký số"),
    "finished": ("Mức độ hoàn thành thực tế (%)", "Ngày hoàn thành theo kế hoạch", "Hoàn thành", "Ngày giao"),
    "reason": (
        "Lý do đề xuất",
        "Lý do xin nghỉ",
        "Lý do xin kinh phí",
        "Giải pháp",
        "Kiến nghị",
        "Căn cứ/lý do đề xuất",
    ),
    "note": ("Ghi nhận", "Chú ý đặc biệt về kinh phí", "Nhận xét"),
}


@pytest.mark.parametrize(("key", "heading"), [(key, each) for key, all_ in MEANT.items() for each in all_])
def test_a_heading_means_its_key(key: str, heading: str) -> None:
    known = find_known_field(heading)
    assert known is not None
    assert known.field == key


@pytest.mark.parametrize(
    ("key", "heading"), [(key, each) for key, all_ in NOT_MEANT.items() for each in all_]
)
def test_a_heading_that_only_looks_alike_does_not_mean_it(key: str, heading: str) -> None:
    known = find_known_field(heading)
    assert known is None or known.field != key


def test_every_key_has_headings_that_mean_it() -> None:
    assert {key for key, _, _ in HEADINGS} == {*MEANT} == {*NOT_MEANT}


@pytest.mark.parametrize("words", ["ngày tháng ", "hỗ trợ, cùng "])
def test_a_heading_that_says_one_thing_again_and_again_is_soon_known(words: str) -> None:
    # Each word is read in one way: of two ways each it would take as good as for ever.
    assert find_known_field(words * 22 + "x") is None


@pytest.mark.parametrize(
    ("heading", "internal"),
    [
        ("Ghi chú (nội bộ)", True),
        ("Ghi chú nội bộ", True),
        ("Căn cứ/lý do đề xuất (internal)", True),
        ("Ý kiến lãnh đạo (không phát hành)", True),
        ("Nhận xét, không phát hành", True),
        ("Ghi chú", False),
        ("Kiểm tra nội bộ", False),
        ("Đơn vị phát hành", False),
        ("Quy chế chi tiêu nội bộ", False),
    ],
)
def test_a_heading_tells_that_its_column_is_internal(heading: str, internal: bool) -> None:
    assert is_internal(heading) is internal
