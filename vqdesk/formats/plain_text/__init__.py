"""Plain text: tables by tabs, bars, spaces, or commas (CSV)."""
