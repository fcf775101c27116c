"""What sentences claim of their figures: parts, shares, changes, rates, counts before lists."""
