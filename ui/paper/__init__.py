"""The annex on paper: text set in lines, lines in pages, pages painted."""
