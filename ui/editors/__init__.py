"""Fields that a person types into: words as steps of undo, texts kept to the letter."""
