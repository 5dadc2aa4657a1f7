"""The preview: the annex on its pages, beside the form, as it is typed."""
