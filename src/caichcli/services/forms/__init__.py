"""Forms for the agencies: sent out, and filled in taken back, each file whole or not at all."""
