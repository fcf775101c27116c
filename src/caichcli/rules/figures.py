"""Faults of the figures of a paper that someone wrote: told by ``audit``, registered here.

An error is what cannot be true whichever way; a warning, which ``audit`` calls a note, is what
says less than it seems.
"""

from caichcli.rules.rule import rule

sum_differs = rule("sum-differs", "error", kind="paper")
parts_exceed_total = rule("parts-exceed-total", "error", kind="paper")
share_differs = rule("share-differs", "error", kind="paper")
share_of_no_count = rule("share-of-no-count", "error", kind="paper")
share_other_base = rule("share-other-base", "warning", kind="paper")
share_cut = rule("share-cut", "warning", kind="paper")
share_rounded_twice = rule("share-rounded-twice", "warning", kind="paper")
share_forced = rule("share-forced", "warning", kind="paper")
part_untold = rule("part-untold", "warning", kind="paper")
difference_differs = rule("difference-differs", "error", kind="paper")
ratio_differs = rule("ratio-differs", "error", kind="paper")
formula_differs = rule("formula-differs", "error", kind="paper")
count_differs = rule("count-differs", "error", kind="paper")
days_differ = rule("days-differ", "error", kind="paper")
no_such_day = rule("no-such-day", "error", kind="paper")
weekday_differs = rule("weekday-differs", "error", kind="paper")
days_backwards = rule("days-backwards", "error", kind="paper")
span_differs = rule("span-differs", "error", kind="paper")
target_differs = rule("target-differs", "error", kind="paper")
words_differ = rule("words-differ", "error", kind="paper")
log_differs = rule("log-differs", "error", kind="paper")
places_differ = rule("places-differ", "error", kind="paper")
rest_unnamed = rule("rest-unnamed", "warning", kind="paper")
estimate_beside_done = rule("estimate-beside-done", "warning", kind="paper")
paper_changed = rule("paper-changed", "warning", kind="paper")
plan_moved = rule("plan-moved", "warning", kind="paper")
