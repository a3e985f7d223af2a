"""PDF: runs -> pieces -> lines in reading order -> what of it can be seen."""
