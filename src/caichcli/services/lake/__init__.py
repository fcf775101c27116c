"""Thousands of plans as tables for any engine: what a lake holds, how it is filled, what it sums.

Nothing here is loaded but by ``collect``, ``rollup`` and ``export -f parquet``: it needs the
libraries of the extra ``many``.
"""
