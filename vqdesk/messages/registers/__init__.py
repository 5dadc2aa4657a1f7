"""Texts about the registers."""
