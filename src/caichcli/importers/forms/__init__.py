"""Forms that came back filled in: what each of their rows and cells answers."""
