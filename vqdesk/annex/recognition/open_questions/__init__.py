"""What containers leave open, decided by what an annex is: columns of texts, tables in cells, numbers."""
