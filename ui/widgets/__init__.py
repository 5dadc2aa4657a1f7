"""What shows a text to the letter, whoever wrote it: labels, tips, passages, texts for Qt's own widgets."""
