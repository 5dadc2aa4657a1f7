"""Documents beside the annex (a comparison, a summary) on its page and in its looks, made by libraries."""
