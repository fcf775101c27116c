"""Papers from outside, of any kind that has text, as passages with their places.

Every word keeps its line and column, for what is found in it is pointed at. What a paper of ours
says, whatever its looks, is compared by ``formats/documents/lines``, which keeps no places.
"""
