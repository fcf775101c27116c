"""What a sheet in use says of the work so far -> entries for the logs of its tasks."""
