"""Phrases that answers, papers, forms and exports share: a subject of the plan a module."""
