"""What another office program shows of our Word and Excel files: every letter of the report."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from handmade.truths import forty_draft

from db.store.store import Store
from vqdesk.exporting.file_export import export
from vqdesk.first_store.sample import sample_draft

if TYPE_CHECKING:
    from db.records import Draft

SOFFICE = shutil.which("soffice")
PROGRAM = Path(SOFFICE or "").resolve().parent


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counter[str]]:
    """Export the sample and the annex of 40 tasks, and return what LibreOffice puts on paper, by file."""
    folder = tmp_path_factory.mktemp("office")
    for name, draft in DRAFTS.items():
        with Store.open(folder / f"{name}.vqd") as store:
            store.reports.add(draft)
            for ending in ENDINGS:
                export(store, draft.report.id, folder / f"{name}-{ending}.{ending}")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    call = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    files = [str(folder / f"{name}-{ending}.{ending}") for name in DRAFTS for ending in ENDINGS]
    subprocess.run([*call, *files], check=True, capture_output=True, timeout=300)
    return {file.stem: signs(folder / f"{file.stem}.pdf") for file in map(Path, files)}


DRAFTS = {"sample": sample_draft(), "forty": forty_draft()}
ENDINGS = ("docx", "xlsx")


def signs(pdf: Path) -> Counter[str]:
    """Return how often a PDF has each letter and figure: where a line ends in a word, pdftotext joins it."""
    done = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, timeout=60)
    return counted(done.stdout.decode())


def counted(text: str) -> Counter[str]:
    return Counter(sign for sign in text if sign.isalnum())


def texts(draft: Draft, ending: str) -> list[str]:
    """Return the report's texts as often as the file has them."""
    report = draft.report
    found = [*report.titles, report.attached_to]
    for section in draft.sections:
        found += [section.domain.numeral, section.domain.name]
        for task in section.tasks:
            found += (1 + (ending == "xlsx")) * [
                task.number,
                task.unit,
                task.content,
                task.documents,
                task.result,
                task.evaluation,
            ]
    return found


@pytest.mark.skipif(
    SOFFICE is None or shutil.which("pdftotext") is None, reason="soffice or pdftotext is not there"
)
@pytest.mark.skipif(not (PROGRAM / "libsclo.so").exists(), reason="LibreOffice Calc is not there")
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", DRAFTS)
def test_every_letter_is_on_paper(shown: dict[str, Counter[str]], name: str, ending: str) -> None:
    # Excel's second sheet lists the tasks once more.
    wanted = counted("".join(texts(DRAFTS[name], ending)))
    assert wanted - shown[f"{name}-{ending}"] == Counter()
