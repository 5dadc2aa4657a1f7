"""Files and folders on the disk: rights, locks, temporary names, and what the system's errors mean."""
