"""The offices that issue reports: their names, and the shipped profiles."""
