"""Formats what the stages found: JSON, CSV, XLSX and one HTML page. Nothing here computes a score.

Import from the modules: `records` (JSON), `tables` (CSV), `workbook` (XLSX), `page` (HTML).
"""
