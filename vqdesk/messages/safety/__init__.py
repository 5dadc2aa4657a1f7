"""Texts about what keeps the clerk's work safe."""
