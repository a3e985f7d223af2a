"""Screener ranks resumes against a rubric and shows the words behind every point."""

__version__ = "0.1.0"
