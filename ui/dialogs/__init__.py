"""The parts of dialogs: base class, message boxes, file dialogs; each dialog lies with its feature."""
