"""The file formats: what kind a file is, and a folder for each."""
