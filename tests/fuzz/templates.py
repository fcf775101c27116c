"""A Hypothesis strategy for hostile templates: what grows, repeats, nests and calls itself.

A value of each kind (number, text, list) is made of others by whatever Jinja2 has for it,
again and again; most such templates would work for hours or fill any memory. In some of
them something stands that does not belong there.
"""

from hypothesis import strategies as st
from jinja2.tests import TESTS as BUILT_IN_TESTS

from caichcli.formats.documents import filters
from caichcli.formats.documents.sandbox import BUILT_IN_FILTERS

FILTERS = st.sampled_from((*BUILT_IN_FILTERS, *filters.NAMES))
TESTS = st.sampled_from(sorted(name for name in BUILT_IN_TESTS if name.isalpha()))
TIMES = st.sampled_from(("2", "40", "99999"))

# Of each kind: what it may be at first, and what may be made of values of each kind.
FIRST = {
    "number": ("0", "7", "-1", "2.5", "99999", "-99999999", "999999999", "9" * 40, "1e300", "i"),
    "text": ("'a'", "'<b>&'", "'%s'", "'a' ~ i", "report.head.title", "report.day"),
    "list": ("[1]", "['a']", "['', 'b']", "range(99999)", "range(9)", "report.overdue", "{'a': 1}"),
}
MADE = {
    "number": (
        "({number} + {number})", "({number} - {number})", "({number} * {number})",
        "({number} / {number})", "({number} // {number})", "({number} % {number})",
        "({number} | round({number}) )", "({number} | round({number}, 'ceil'))",
        "({number} | int)", "({text} | int)", "({number} | abs)", "({list} | length)",
        "({list} | sum)", "({list} | first)", "({list} | last)", "({list} | min)",
        "({list} | max)", "({text} | length)", "(1 if {list} == {list} else 2)",
        "(1 if {list} in {list} else 2)", "(1 if {text} in {text} else 2)",
        "(1 if {text} < {text} else 2)",
    ),
    "text": (
        *("({text} ~ {text})",) * 4, "({number} ~ {text})", "({list} | join)",
        "({list} | join({text}))",
        "({list} | string)", "({number} | string)", "({text} | upper)", "({text} | escape)",
        "({text} | trim({text}))", "({text} | reverse)", "{text}[{number}:]", "{text}[::-1]",
        "([{text}, {text}] | join)", "({list} | map('string') | join)", "m({text})",
    ),
    "list": (
        "[{list}, {list}]", "[{text}, {text}]", "[{number}, {list}]", "({list}, {list})",
        "{{'a': {list}, 'b': {list}}}", *("([{list}, {list}] | sum(start=[]))",) * 4,
        "({list} | list)",
        "({list} | sort)", "({list} | sort(reverse=true))", "({list} | unique | list)",
        "({list} | reverse | list)", "({list} | map('string') | list)", "({text} | list)",
        "({list} | map('length') | list)", "({list} | select('in', {list}) | list)",
        "({list} | reject('==', {number}) | list)", "({list} | groupby(0) | list)",
        "({list} | items | list)", "({list} | dictsort)", "{list}[::-1]", "range({number})",
    ),
}  # fmt: skip
ODD = (
    "({number} ** {number})", "({text} * {number})", "({text} % {list})", "({list} + {list})",
    "n.y", "report.khong_co", "loop", "caller()", "self.b()", "{list}[{text}]", "m",
)  # fmt: skip
FILTERED = st.builds(
    "({{{{{}}}}} | {}('{}'))".format, st.sampled_from(sorted(MADE)), FILTERS, TESTS
)
KINDS = st.sampled_from(sorted(MADE))


@st.composite
def values(draw: st.DrawFn, kind: str, depth: int = 2, own: str = "") -> str:
    """A value of a kind; ``own`` is the kind of ``n.x``, which may stand wherever one is wanted."""
    if kind == own and draw(st.booleans()):
        return "n.x"
    if depth == 0:
        return draw(st.sampled_from(FIRST[kind]))
    odd = draw(st.integers(0, 19)) == 0
    pattern = draw(st.sampled_from(ODD) | FILTERED if odd else st.sampled_from(MADE[kind]))
    parts = {each: draw(values(each, depth - 1, own)) for each in MADE if f"{{{each}}}" in pattern}
    return pattern.format(**parts)


@st.composite
def growths(draw: st.DrawFn) -> str:
    """A value made again and again of what it was before, and what is then asked of it."""
    kind = draw(KINDS)
    first, next_ = draw(values(kind, 0)), draw(values(kind, 2, kind))
    asked = draw(values(draw(KINDS), 2, kind))
    return (
        f"{{% set n.x = {first} %}}{{% for i in range({draw(TIMES)}) %}}{{% set n.x = {next_} %}}"
        f"{{% endfor %}}{{% set y = {asked} %}}" + draw(st.sampled_from(("", "{{ n.x }}")))
    )


@st.composite
def repetitions(draw: st.DrawFn) -> str:
    """A value made over and over in loops in loops, written or not."""
    value = draw(values(draw(KINDS)))
    loops = draw(st.integers(1, 4))
    inner = draw(st.sampled_from((f"{{{{ {value} }}}}", f"{{% set y = {value} %}}")))
    heads = "".join(f"{{% for i in range({draw(TIMES)}) %}}" for _ in range(loops))
    return heads + inner + "{% endfor %}" * loops


@st.composite
def callings(draw: st.DrawFn) -> str:
    """A macro, a block, a loop or a template that calls itself, to an end or to none."""
    value, times = draw(values("list")), draw(st.sampled_from((1, 2)))
    end = draw(st.sampled_from(("n", "n > 9", "true")))
    return draw(
        st.sampled_from(
            (
                f"{{% macro c(n) %}}{{% if {end} %}}{'{{ c(n - 1) }}' * times}{{% endif %}}"
                "{% endmacro %}{{ c(60) }}",
                f"{{% for i in {value} recursive %}}{'{{ loop([i]) }}' * times}{{% endfor %}}",
                f"{{% block d %}}{'{{ self.d() }}' * times}{{% endblock %}}",
                "{% include 'weekly.md.j2' %}" * times,
                "{% import 'weekly.html.j2' as again %}" * times,
                f"{{% call m({value}) %}}" * 40 + "x" + "{% endcall %}" * 40,
            )
        )
    )


PRELUDE = (
    "{% set n = namespace(x=1) %}{% set i = 9 %}{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}"
    "{% block b %}{% endblock %}"
)
TEMPLATES = st.lists(growths() | repetitions() | callings(), min_size=1, max_size=2).map(
    lambda parts: PRELUDE + "".join(parts)
)
