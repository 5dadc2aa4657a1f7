"""Texts as the store keeps and compares them: their characters, folded forms, and signs that show nothing."""
