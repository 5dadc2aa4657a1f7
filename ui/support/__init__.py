"""Support: the check of the PC and of the store, and what the program is."""
