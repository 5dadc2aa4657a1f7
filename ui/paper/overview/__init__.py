"""The overview for the leader on a page: texts, bars, charts and lists, painted for any device."""
