"""The first step of either built program: from here on modules are imported from the archive of both.

PyInstaller runs this before all else (a runtime hook), in the namespace of the program's first script;
`bundle.pack_modules` makes the archive.
"""


def _import_from_archive() -> None:
    import os
    import sys
    from zipimport import ZipImportError, zipimporter

    archive = os.path.join(sys._MEIPASS, "modules.zip")  # noqa: SLF001

    class Importer(zipimporter):
        """Imports as from any ZIP, where Python would load a module twice: to tell its file's name too."""

        def __init__(self, path: str) -> None:
            if not path.startswith(archive):
                raise ZipImportError(path)
            super().__init__(path)

        def get_filename(self, fullname: str) -> str:
            """Return what the module's `__file__` will be."""
            name = fullname.rpartition(".")[2]
            file = os.path.join(name, "__init__.pyc") if self.is_package(fullname) else f"{name}.pyc"
            return os.path.join(self.archive, self.prefix, file)

    sys.path_hooks.insert(0, Importer)
    sys.path.insert(0, archive)


_import_from_archive()
