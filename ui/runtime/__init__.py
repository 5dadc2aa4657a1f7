"""How the window runs: long work in other threads, the garbage collector, unexpected errors."""
