"""Excel workbooks (XLSX): what reading and writing share."""
