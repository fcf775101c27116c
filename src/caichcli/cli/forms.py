"""``caich forms``: forms for the agencies to fill in, out and back in."""

COMMANDS: dict[str, str] = {
    "out": "caichcli.cli.forms_out",
    "in": "caichcli.cli.forms_in",
}
