"""What every rule stands on: what it sees, what it finds, how it is tried."""
