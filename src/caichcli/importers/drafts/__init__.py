"""What an import makes of a file: draft, verdicts, plan text, how it differs from a plan."""
