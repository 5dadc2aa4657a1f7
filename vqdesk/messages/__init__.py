"""Every sentence that a person reads outside the window and in its message boxes."""
