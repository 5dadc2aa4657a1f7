"""Units as tasks name them: their spellings, which are likely the same, and several made one."""
