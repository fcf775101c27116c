"""The JSON Schemas that editors complete from and other tools check with."""
