"""Invented people and postings, and the script that draws their documents."""
