"""What any face may ask: plans opened, checked, edited, reported; values and typed errors.

Nothing here knows a command line, a clock, the current folder, a screen or an exit code.
"""
