"""The columns that an annex may have: what each holds, how it is usually headed."""
