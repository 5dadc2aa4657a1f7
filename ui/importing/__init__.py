"""Files on their way in: the preview of an import, its pages, and the work."""
