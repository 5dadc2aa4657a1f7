"""The commands of what an office has chosen: columns, the look of its annexes, rules of the check."""
