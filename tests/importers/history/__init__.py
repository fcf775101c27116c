"""What a sheet in use tells of the work so far."""
