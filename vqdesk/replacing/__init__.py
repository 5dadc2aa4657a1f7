"""Find and replace: where words stand in reports, and other words put there."""
