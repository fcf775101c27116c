"""Words: Vietnamese text, dates and numbers in print, and every sentence of the screen."""
