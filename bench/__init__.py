"""The benchmark: whole processes, caich beside its peers, on generated plans (``make bench``)."""
