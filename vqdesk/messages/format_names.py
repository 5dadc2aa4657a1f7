"""Names of the file formats, as dialogs offer them."""

from __future__ import annotations

_NAMES = {
    "vi": {
        "word": "Văn bản Word",
        "excel": "Bảng tính Excel",
        "pdf": "Tệp PDF để in và đọc",
        "html": "Trang web",
        "json": "Tệp trao đổi của vqdesk",
    },
    "en": {
        "word": "Word document",
        "excel": "Excel workbook",
        "pdf": "PDF, for printing and reading",
        "html": "Web page",
        "json": "vqdesk exchange file",
    },
}


def format_label(name: str, ending: str, lang: str) -> str:
    """Return a format's name and ending as a file dialog has them: `Trang web (*.html)`."""
    said = _NAMES[lang].get(name)
    return f"{said} (*{ending})" if said else f"*{ending}"
