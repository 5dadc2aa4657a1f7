from __future__ import annotations

import pytest

from vqdesk.tracking.status_words import DEFAULT, MEANINGS, Meaning, StatusWord, StatusWords


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Hoàn thành", "done"),
        ("HOÀN THÀNH", "done"),
        ("đã hoàn thành.", "done"),
        ("Hoàn thành 100%", "done"),
        ("Đã hoàn thành 100 %", "done"),
        ("Hoàn thành 80%", "open"),
        ("Đạt 70%", "open"),
        ("Hoàn thành đúng hạn", "done_in_time"),
        ("Hoàn thành (đúng hạn)", "done_in_time"),
        ("Đã hoàn thành, trước hạn", "done_in_time"),
        ("Hoàn thành - Trễ hạn", "done_late"),
        ("Đã xong, quá hạn", "done_late"),
        ("Đang thực hiện", "open"),
        ("Đang triển khai, trong hạn", "open_in_time"),
        ("Đang thực hiện (quá hạn)", "open_late"),
        ("Chưa hoàn thành, quá hạn", "open_late"),
        ("Chưa hoàn thành", "open"),
        ("Chưa thực hiện", "open"),
        ("Chưa đến hạn", "not_due"),
        ("Tạm dừng", "paused"),
        ("Chờ duyệt", "awaiting"),
        ("Trình ký", "awaiting"),
        ("Quá hạn", "open_late"),
        ("Trong hạn", "open_in_time"),
        ("Đang thực hiện (60%)", "open"),
        ("Đang thực hiện, đạt 60%", "open"),
        ("Hoàn thành chưa đúng hạn", "done_late"),
        ("Chưa thực hiện, chưa đến hạn", "open_in_time"),
        ("Hoàn thành ngày 20/8/2026", "done"),
        ("Đã hoàn thành (20/8)", "done"),
        ("Hoàn thành (Báo cáo số 12/BC-UBND ngày 1/8/2026)", "done"),
        ("Đang lấy ý kiến", "open"),
        ("Đang tổng hợp, quá hạn", "open_late"),
        ("Đang thực hiện, chậm tiến độ", "open"),
        ("Đảm bảo tiến độ", "open"),
        ("Thực hiện thường xuyên", "open"),
        ("Chưa giải quyết", "open"),
        ("Chưa tới hạn thực hiện", "not_due"),
        ("Chờ bố trí vốn", "awaiting"),
        ("Xử lý xong", "done"),
        ("Đã tổ chức", "done"),
        ("Hoàn thành nhưng quá hạn", "done_late"),
        ("Hoàn thành trễ hạn 5 ngày", "done_late"),
        ("Đã hoàn thành đúng tiến độ", "done_in_time"),
    ],
)
def test_usual_words_have_their_meaning(text: str, meaning: Meaning) -> None:
    read = DEFAULT.read(text)
    assert read is not None
    assert read.meaning == meaning


@pytest.mark.parametrize(
    "text",
    [
        "Cơ bản hoàn thành",
        "Hoàn thành bước 1",
        "Hoàn thành một phần",
        "Chưa đánh giá",
        "Chưa có báo cáo",
        "Chưa rõ",
        "Cho phép",
        "Đã hủy",
        "Đang thực hiện bước 2",
        "Rút khỏi chương trình",
        "Hoàn thành (một phần)",
        "Hoàn thành trước 30/9",
        "Đang thực hiện 100%",
        "Hoàn thành kế hoạch tháng 8",
        "abc",
        "80",
    ],
)
def test_words_that_are_not_wholly_known_have_no_meaning(text: str) -> None:
    read = DEFAULT.read(text)
    assert read is not None
    assert read.meaning is None
    assert not read.is_done


def test_a_blank_is_no_status() -> None:
    assert DEFAULT.read("") is None
    assert DEFAULT.read(" - ") is None


def test_words_of_time_alone_leave_open_what_is_done() -> None:
    for text, said in (
        ("Quá hạn", "late"),
        ("Trễ hạn", "late"),
        ("Đúng hạn", "in_time"),
        ("Trong hạn", "in_time"),
    ):
        read = DEFAULT.read(text)
        assert read is not None
        assert (read.timing_only, read.said) == (True, said)


def test_an_office_has_its_own_list() -> None:
    words = StatusWords((StatusWord("Đóng", "done", ("Đã khép",)), StatusWord("Mở", "open")))
    assert words.names == ("Đóng", "Mở")
    read = words.read("đã khép")
    assert read is not None
    assert read.meaning == "done"
    unknown = words.read("Đang thực hiện")
    assert unknown is not None
    assert unknown.meaning is None
    assert StatusWords.from_json(words.as_json()) == words


def test_what_is_kept_wrongly_is_left_out() -> None:
    assert StatusWords.from_json(None) is DEFAULT
    assert StatusWords.from_json([]) is DEFAULT
    kept = [{"name": "Xong", "meaning": "done", "synonyms": [3, "OK"]}, {"name": "x", "meaning": "y"}, 4]
    assert StatusWords.from_json(kept).words == (StatusWord("Xong", "done", ("OK",)),)


def test_the_usual_list_reads_its_own_words() -> None:
    assert {word.meaning for word in DEFAULT.words} <= set(MEANINGS)
    for word in DEFAULT.words:
        for text in (word.name, *word.synonyms):
            read = DEFAULT.read(text)
            assert read is not None
            assert read.meaning == word.meaning, text
