"""The rules on words, signs and spelling."""
