"""What a paper says of a plan, beside the plan's log: counts, single tasks, the other duties."""
