"""Prints Québec's holidays of 2018 to 2047, one a line: date,name.

Needs the package `holidays` (0.60 or later). Easter Monday, which an employer may choose instead of
Good Friday, is among its optional holidays.
"""

import holidays

YEARS = range(2018, 2048)


def of_category(category):
    return holidays.country_holidays(
        "CA", subdiv="QC", years=YEARS, observed=True, language="en_CA", categories=(category,))


found = dict(of_category("public"))
found.update(
    {day: name for day, name in of_category("optional").items() if name == "Easter Monday"})
for day, name in sorted(found.items()):
    print(f"{day},{name}")
