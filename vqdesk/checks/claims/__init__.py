"""What every kind of claim stands on: its cell, the bases named in it, the judging, what excuses it."""
