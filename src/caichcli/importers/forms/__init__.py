"""Filled forms read: the workbook, its answers, and what it was sent out as."""
