"""What goes on paper: text set in lines, lines in pages, pages painted."""
