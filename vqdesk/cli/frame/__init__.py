"""What every command stands on: the grammar, the call, the streams, the choice of a report."""
