"""What every dialog is made of; each dialog lies with its feature."""
