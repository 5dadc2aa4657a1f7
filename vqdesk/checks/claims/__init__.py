"""A text read once into amounts, these into claims, each judged: holds, cut off, wrong, cannot be told."""
