"""Templates of a line that would work for hours or fill the memory, each by means of its own."""

from caichcli.formats.documents.faults import Reason


def _grown(first: str, times: int, next_: str, last: str = "") -> str:
    """A value made anew so many times of what it was before, and what is then done with it."""
    return (
        f"{{% set n = namespace(x={first}) %}}{{% for i in range({times}) %}}"
        f"{{% set n.x = {next_} %}}{{% endfor %}}{last}"
    )


def _again(value: str) -> str:
    """A value made 99,999 times over."""
    return f"{{% for i in range(99999) %}}{{% set x = {value} %}}{{% endfor %}}"


def _nested(inner: str) -> str:
    """Loops in loops around a text."""
    return "{% for i in range(99999) %}" * 3 + inner + "{% endfor %}" * 3


def _twins(question: str) -> str:
    """Two lists of 2 to the 40th words, alike and not the same, and what is asked of them."""
    return (
        "{% set n = namespace(x=['a'], y=['a']) %}{% for i in range(40) %}"
        "{% set n.x = [n.x, n.x] %}{% set n.y = [n.y, n.y] %}{% endfor %}" + question
    )


_ALL = "range(99999)"

BOMBS: dict[str, tuple[str, Reason]] = {
    "round": ("{{ 7 | round(-300000000) }}", "slow"),
    "round up": ("{{ 2.5 | round(200000000, 'ceil') }}", "slow"),
    "squares": (_grown("7", 40, "n.x * n.x"), "slow"),
    "product": (_grown("7", 99999, "n.x * 99999999999999999999999999999999"), "slow"),
    "sums": (_again(f"{_ALL} | sum"), "slow"),
    "sorting": (_again(f"{_ALL} | sort | first"), "slow"),
    "words of numbers": (_again(f"{_ALL} | map('string') | map('upper') | unique | list"), "slow"),
    "joining": (_again(f"{_ALL} | join('-')"), "slow"),
    "least of many": (_again(f"{_ALL} | min"), "slow"),
    "backwards": (_again(f"{_ALL} | list | reverse | list"), "slow"),
    "each in all": (
        f"{{{{ {_ALL} | select('in', range(-99999, 0) | list) | list | length }}}}",
        "slow",
    ),
    "list as words": (_grown("['a']", 40, "[n.x, n.x]", "{{ n.x | string | length }}"), "slow"),
    "list printed": (_grown("['a']", 40, "[n.x, n.x]", "{{ n.x }}"), "slow"),
    "keys printed": (_grown("{'a': 1}", 40, "{'a': n.x, 'b': n.x}", "{{ n.x }}"), "slow"),
    "lists alike": (_twins("{{ n.x == n.y }}"), "slow"),
    "list in a list": (_twins("{{ n.x in [n.y] }}"), "slow"),
    "lists sorted": (_twins("{{ [n.x, n.y] | sort | length }}"), "slow"),
    "lists once": (
        _grown("(1,)", 40, "(n.x, n.x)", "{{ [n.x] | unique | list | length }}"),
        "slow",
    ),
    "loops": (_nested(""), "slow"),
    "loops that write nothing": (_nested("{% if i < 0 %}x{% endif %}"), "slow"),
    "loops and a block": ("{% block b %}{% endblock %}" + _nested("{{ self.b() }}"), "slow"),
    "loop in itself": (
        _grown("[]", 60, "[n.x, n.x]", "{% for x in n.x recursive %}{{ loop(x) }}{% endfor %}"),
        "slow",
    ),
    "macro": (
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}"
        "{{ m(60) }}",
        "slow",
    ),
    "many blocks": (
        "".join(f"{{% block b{number} %}}{{% endblock %}}" for number in range(20_000)),
        "slow",
    ),
    "join": (_grown("'aaaaaaaa'", 40, "[n.x, n.x] | join"), "memory"),
    "join between": (_grown("'aaaaaaaa'", 20, "['a', 'b', 'c', 'd'] | join(n.x)"), "memory"),
    "text and text": (_grown("'a'", 99, "n.x ~ n.x"), "memory"),
    "text set in a text": (
        "{% set n = namespace(x='a') %}{% for i in range(99) %}"
        "{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}",
        "memory",
    ),
    "sum of lists": (_grown("[1]", 40, "[n.x, n.x] | sum(start=[])"), "memory"),
    "ranges kept": (_grown("[]", 2000, f"[n.x, {_ALL} | list]"), "memory"),
    "document": ("{% for i in range(99999) %}một dòng chữ dài{% endfor %}", "large"),
    "macro in itself": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "endless"),
    "include of itself": ("{% include 'weekly.md.j2' %}", "endless"),
    "import of itself": ("{% import 'weekly.md.j2' as again %}", "endless"),
    "extends itself": ("{% extends 'weekly.md.j2' %}", "endless"),
    "block in itself": ("{% block b %}{{ self.b() }}{% endblock %}", "endless"),
    "loop for ever": ("{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}", "endless"),
    "brackets": ("{{ " + "(" * 9999 + "1" + ")" * 9999 + " }}", "endless"),
    "nots": ("{{ " + "not " * 9999 + "1 }}", "endless"),
}
