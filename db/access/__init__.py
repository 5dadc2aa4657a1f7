"""The one connection in use: transactions, the check of the store, careful reading of what is damaged."""
