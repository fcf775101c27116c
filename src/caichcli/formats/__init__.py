"""How answers look: in words, as JSON, in tables and documents, as files of other programs."""
