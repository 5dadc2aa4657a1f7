"""The periods that reports cover: read from text, found in text, and carried over to the next."""
