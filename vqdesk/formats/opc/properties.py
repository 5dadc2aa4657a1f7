"""The parts of a package that say what a document is called and whose it is."""

from __future__ import annotations

from vqdesk.formats.opc.values import escaped

_CORE = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/">
  <dc:title>{title}</dc:title>
  <dc:creator>{organisation}</dc:creator>
  <dc:language>vi-VN</dc:language>
</cp:coreProperties>
"""
_APP = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">
  <Company>{organisation}</Company>
</Properties>
"""


def properties(title: str, organisation: str) -> dict[str, bytes]:
    """Return the parts that say what the document is called and whose it is."""
    title, organisation = escaped(title), escaped(organisation)
    return {
        "docProps/core.xml": _CORE.format(title=title, organisation=organisation).encode(),
        "docProps/app.xml": _APP.format(organisation=organisation).encode(),
    }
