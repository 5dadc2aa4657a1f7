"""Amounts read into claims, each judged: holds, cut off, wrong, cannot be told."""
