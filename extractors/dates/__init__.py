"""Find dates: days, months, years, periods and ranges in British official prose, each an exact span with its days.

One verb a module: `months` and `numbers` read what is written, `compose` joins, `confirm` (with `cells`) throws out what is no
date, `resolve` and `relative` fill in what the document's own date gives, `bounds` and `roles` (with the wordings
in `phrases`) read the words around.
"""

from extractors.dates.find import find_dates

__all__ = ["find_dates"]
