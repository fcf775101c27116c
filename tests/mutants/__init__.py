"""Small faults put into plan/ and rules/ one at a time, to see that the tests notice them."""
