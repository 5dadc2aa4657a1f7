"""What the clerk sees: the only importer of PySide6."""
