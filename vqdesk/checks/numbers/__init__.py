"""A text read once into its amounts, and what the words around them say."""
