"""The check of the PC: what helps those who help a clerk."""
