"""Words replaced in the texts of one report or of many, and put back by name."""
