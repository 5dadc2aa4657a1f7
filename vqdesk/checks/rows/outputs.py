"""A task that asks for a document, is told as done and names none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.rule import Example, TaskRule
from vqdesk.checks.frame.subject import CONTENT, DOCUMENTS, RESULT, Surroundings
from vqdesk.checks.rows.evaluations import evaluation_of
from vqdesk.text.seen import same_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.frame.rule import AnyRule
    from vqdesk.checks.frame.subject import Subject

_OUTPUT, _STATUS, _FINISHED = "output", "status", "finished"
_TYPES = (
    r"(?:kế hoạch|quyết định|nghị quyết|đề án|báo cáo|chỉ thị|công văn|thông báo|tờ trình|quy chế|quy định"
    r"|phương án|hướng dẫn|chương trình|văn bản)"
)
_ISSUES = re.compile(rf"\b(?:ban hành|tham mưu)\b[^.;\n]{{0,80}}?\b{_TYPES}\b")
_MAKES = re.compile(rf"\b(?:xây dựng|trình|soạn thảo|lập|phê duyệt)\b[^.;\n]{{0,40}}?\b{_TYPES}\b")
_PRODUCT = re.compile(rf"(?:dự thảo )?{_TYPES}\b")
_NUMBERED = re.compile(r"[0-9]\s?/|\bsố\s?:?\s?[0-9]")


def no_output(subject: Subject) -> Iterator[Remark]:
    """Yield the empty place of the document that a task done should name."""
    fields = [field for field in (DOCUMENTS, _OUTPUT) if field in subject.around.fields]
    if not fields or subject.text(DOCUMENTS).strip() or not _is_done(subject):
        return
    asked = _asked(subject)
    if asked is None or _names_one(subject):
        return
    field = fields[0]
    text = subject.text(field)
    sure = field == DOCUMENTS and asked
    place = Stretch(field, 0, len(text))
    yield Remark(place, "check.row.no_output", {}, severity=None if sure else "info")


def _is_done(subject: Subject) -> bool:
    evaluation = evaluation_of(subject)
    if evaluation is not None:
        return evaluation.is_whole
    said = subject.around.statuses.read(subject.text(_STATUS))
    return said is not None and said.is_done


def _asked(subject: Subject) -> bool | None:
    """Return whether a document is to be issued (True), or may be meant (False); None where none is."""
    content = same_words(subject.text(CONTENT)).lower()
    if _ISSUES.search(content):
        return True
    product = same_words(subject.text(_OUTPUT)).lower()
    return False if _MAKES.search(content) or _PRODUCT.match(product) else None


def _names_one(subject: Subject) -> bool:
    """Tell whether any text but the task's own tells a document's number."""
    return any(
        _NUMBERED.search(text)
        for field, text in subject.texts.items()
        if field not in (CONTENT, "assignment", "number", "deadline", _FINISHED, "first_deadline")
    )


def _annex(*fields: str) -> Surroundings:
    return Surroundings(fields=frozenset((CONTENT, RESULT, "evaluation", _STATUS, *fields)))


_ISSUE = "Tham mưu ban hành Kế hoạch cải cách hành chính năm 2026."

OUTPUT_RULES: tuple[AnyRule, ...] = (
    TaskRule(
        "row.no_output",
        "warning",
        no_output,
        fires=(
            Example(
                {"content": _ISSUE, "result": "Đã tham mưu ban hành.", "evaluation": "100%"},
                around=_annex(DOCUMENTS),
            ),
            Example(
                {
                    "content": "Ban hành Quyết định thành lập Tổ công tác.",
                    "result": "Đã xong.",
                    "status": "Hoàn thành",
                },
                around=_annex(DOCUMENTS),
            ),
            Example(
                {"content": _ISSUE, "result": "Đã hoàn thành.", "output": "Kế hoạch", "evaluation": "100%"},
                "Kế hoạch",
                around=_annex(_OUTPUT),
            ),
            Example(
                {
                    "content": "Xây dựng phương án phòng chống thiên tai.",
                    "result": "Đã xây dựng.",
                    "evaluation": "100",
                },
                around=_annex(DOCUMENTS),
            ),
        ),
        silent=(
            Example(
                {"content": _ISSUE, "documents": "Kế hoạch số 12/KH-UBND", "evaluation": "100%"},
                around=_annex(DOCUMENTS),
            ),
            Example(
                {"content": _ISSUE, "result": "Đã ban hành Kế hoạch số 12/KH-UBND.", "evaluation": "100%"},
                around=_annex(DOCUMENTS),
            ),
            Example(
                {"content": _ISSUE, "result": "Đang dự thảo.", "evaluation": "60%"}, around=_annex(DOCUMENTS)
            ),
            Example({"content": _ISSUE, "result": "Đã ban hành.", "evaluation": "100%"}, around=_annex()),
            Example(
                {"content": "Trồng trên 750 ha rừng.", "result": "Đã trồng.", "evaluation": "100%"},
                around=_annex(DOCUMENTS),
            ),
        ),
    ),
)
