"""How the window looks: type sizes, spaces and colours, each described once, and what applies them."""
