"""How each organisation's annexes look: kept in the store, brought by files; and the Word templates."""
