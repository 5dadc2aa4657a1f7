"""The old Vietnamese encodings: their charsets, told from syllables, converted."""
