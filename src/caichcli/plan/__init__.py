"""What a plan means: its model, its deadlines, its log replayed; no disk, no clock, no screen."""
