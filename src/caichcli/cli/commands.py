"""Every command and the module that holds it: to add a command, add its line."""

from collections.abc import Mapping

# What a name stands for: a module, or a group's own commands.
Commands = Mapping[str, "str | Commands"]

COMMANDS: Commands = {
    "init": "caichcli.cli.init",
    "validate": "caichcli.cli.validate",
    "explain": "caichcli.cli.explain",
    "status": "caichcli.cli.status",
    "list": "caichcli.cli.list_",
    "overdue": "caichcli.cli.overdue",
    "show": "caichcli.cli.show",
    "problems": "caichcli.cli.problems",
    "update": "caichcli.cli.update",
    "add": "caichcli.cli.add",
    "adjust": "caichcli.cli.adjust",
    "remind": "caichcli.cli.remind",
    "suspend": "caichcli.cli.suspend",
    "cancel": "caichcli.cli.cancel",
    "log": "caichcli.cli.log",
    "diff": "caichcli.cli.diff",
    "merge-driver": "caichcli.cli.merge_driver",
    "agencies": "caichcli.cli.agencies",
    "areas": "caichcli.cli.areas",
    "render": "caichcli.cli.render",
    "verify": "caichcli.cli.verify",
    "templates": {
        "eject": "caichcli.cli.templates_eject",
        "check": "caichcli.cli.templates_check",
    },
    "import": "caichcli.cli.import_",
    "export": "caichcli.cli.export",
    "forms": {"out": "caichcli.cli.forms_out", "in": "caichcli.cli.forms_in"},
    "schema": "caichcli.cli.schema",
}
