"""The kinds of claims, each read from a cell: quotients, shares, lists, rests, growths, earlier figures."""
