"""The window of units: their spellings, likely the same ones, and several made one."""
