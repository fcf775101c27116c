"""Numbers beside what a sheet shows of them by the format of the cell."""

import pytest

from caichcli.importers.grids.number_formats import formatted

NUMBERS = [
    # the value, its cell's format, and what stands in the sheet
    (1, "General", "1"),
    (1.0, "", "1"),
    (1.1, "General", "1.1"),
    (1.1, "0.00", "1.10"),
    (1.1, "0.0#", "1.1"),
    (1.0, "0.##", "1"),
    (1, "0.0", "1.0"),
    (1.25, "#.00", "1.25"),
    (0.5, "#.0", ".5"),
    (7, "000", "007"),
    (7, '"NV-"000', "NV-007"),
    (7, "\\N\\V000", "NV007"),
    (7, '"I."0', "I.7"),
    (1234, '00"."00', "12.34"),
    (12345, '0"."00"."00', "1.23.45"),
    (1234567, "#,##0", "1234567"),
    (7, '0" "', "7 "),
    (7, "0_);(0)", "7"),
    (7, "[Red]00", "07"),
    (7, '[$NV-42A]" "0', "NV 7"),
    (7, '"NV"General', "NV7"),
    (0, '0;-0;"–"0', "–0"),
    (1.5, "@", "1.5"),
    (0.1 + 0.2, "General", "0.3"),
    # what would round, and what is not understood, is left as it is
    (1.15, "0.0", "1.15"),
    (1.5, "0", "1.5"),
    (1.5, "# ?/?", "1.5"),
    (1200, "0.00E+00", "1200"),
    (-3, "000", "-3"),
    (7, "[>5]0;00", "7"),
    (10**16, "0", "10000000000000000"),
    (1e20, "General", "1e+20"),
    (1e300, "0.00", "1e+300"),
    (1.5, "0." + "0" * 40, "1.5"),
    (float("inf"), "0", "inf"),
]


@pytest.mark.parametrize(("value", "shape", "text"), NUMBERS)
def test_a_number_is_shown_by_its_format(value: float, shape: str, text: str) -> None:
    assert formatted(value, shape) == text
