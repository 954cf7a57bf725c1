"""What must hold between the cells of a row, between rows, and between tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from dashboard.catalog import dates
from dashboard.catalog.loading.problems import Problem
from dashboard.catalog.schema.faults import fault
from dashboard.catalog.schema.tables import Table
from dashboard.catalog.schema.terms import TRAITS, VOCABULARIES, WITHIN

Texts = dict[str, pd.DataFrame]
Rule = Callable[[Texts], Iterator[tuple[pd.Series, str, str]]]  # the bad rows, their column, what is wrong


def broken_keys(frame: pd.DataFrame, table: Table) -> list[Problem]:
    """Return a problem for each row of a table of texts whose key stood in an earlier row."""
    key = frame[list(table.key)]
    bad = key.duplicated() & (key != "").all(axis=1)
    first = {tuple(values): line for line, values in zip(reversed(frame.index), reversed(key.values.tolist()), strict=True)}
    return [
        Problem(
            table.file,
            int(line),
            table.key[0],
            " / ".join(values),
            fault("problem-words", words=f"stands twice; it is already in line {first[tuple(values)]}"),
        )
        for line, values in zip(frame.index[bad], key[bad].values.tolist(), strict=True)
    ]


def broken_rows(name: str, texts: Texts) -> list[Problem]:
    """Return the problems of one table that need more than one cell to be seen; its cells are valid by now."""
    found: list[Problem] = []
    frame = texts[name]
    for rule in RULES.get(name, ()):
        for bad, column, words in rule(texts):
            found += [
                Problem(f"{name}.csv", int(line), column, frame.loc[line, column], fault("problem-words", words=words))
                for line in frame.index[bad]
            ]
    return found


def _terms(texts: Texts) -> Iterator[tuple[pd.Series, str, str]]:
    terms = texts["terms"]
    yield terms["light"].eq("") & terms["dark"].ne(""), "light", "is empty though the dark colour is given; give both or neither"
    yield terms["dark"].eq("") & terms["light"].ne(""), "dark", "is empty though the light colour is given; give both or neither"
    for name in VOCABULARIES:
        here, traits = terms["vocabulary"].eq(name), TRAITS.get(name, ())
        allowed = f"allowed are {', '.join(traits)}" if traits else "it has none"
        yield here & ~terms["trait"].isin(["", *traits]), "trait", f"is no trait of a {name}; {allowed}"
        codes = terms.loc[terms["vocabulary"].eq(WITHIN.get(name, "")), "code"]
        wrong = f"is not the code of a {WITHIN[name]}; allowed are {', '.join(codes)}" if name in WITHIN else f"is of no use in a {name}"
        yield here & ~terms["within"].isin(["", *codes]), "within", f"{wrong}; correct it, or leave it empty"
    measures = terms[terms["vocabulary"].eq("measure")]
    outer = dict(zip(measures["code"], measures["within"], strict=True))
    circle = terms["vocabulary"].eq("measure") & terms["code"].map(lambda code: _is_within_itself(code, outer))
    yield circle, "within", "leads back to the measure itself; name another one, or leave it empty"


def _is_within_itself(code: str, outer: dict[str, str]) -> bool:
    """Tell whether the way from a measure to the ones that take it in comes back to it."""
    seen: set[str] = set()
    at = outer.get(code, "")
    while at and at not in seen:
        seen.add(at)
        at = outer.get(at, "")
    return code in seen


def _coordinates(texts: Texts) -> Iterator[tuple[pd.Series, str, str]]:
    places = texts["places"]
    yield places["latitude"].eq("") & places["longitude"].ne(""), "latitude", "is empty though the longitude is given; give both or neither"
    yield places["longitude"].eq("") & places["latitude"].ne(""), "longitude", "is empty though the latitude is given; give both or neither"


def _quantities(texts: Texts) -> Iterator[tuple[pd.Series, str, str]]:
    claims = texts["claims"]
    low, best, high = (pd.to_numeric(claims[c]) for c in ("low", "best", "high"))
    yield low > high, "low", "is more than high; low, best and high must rise"
    yield low > best, "low", "is more than best; low, best and high must rise"
    yield best > high, "best", "is more than high; low, best and high must rise"
    has_number = low.notna() | best.notna() | high.notna()
    yield has_number & claims["unit"].eq(""), "unit", "is empty though there is a number; say what the number counts"


def _plans(texts: Texts) -> Iterator[tuple[pd.Series, str, str]]:
    claims = texts["claims"]
    yield claims["stance"].eq("plans") & claims["planned_for"].eq(""), "planned_for", "is empty; a plan needs the day it is for"


def _not_before_event(texts: Texts) -> Iterator[tuple[pd.Series, str, str]]:
    claims = texts["claims"]
    event = claims["proposition_id"].map(texts["propositions"].set_index("proposition_id")["event_id"])
    date = event.map(texts["events"].set_index("event_id")["date"]).astype(object)  # of an event left out there is none
    start = dates.date_spans(date.where(date.notna(), ""))["start"]
    said = dates.date_spans(claims["made_on"])["end"]
    main = claims["proposition_id"].map(texts["propositions"].set_index("proposition_id")["is_main"]).eq("true")
    early = claims["stance"].isin(["asserts", "acknowledges"]) & main & (said < start)
    yield early, "made_on", "is before the event; only a plan, an estimate or a denial can be"


def _one_main(texts: Texts) -> Iterator[tuple[pd.Series, str, str]]:
    propositions = texts["propositions"]
    main = propositions["is_main"].eq("true")
    again = propositions[main].duplicated("event_id").reindex(propositions.index, fill_value=False)
    yield again, "is_main", "is true, but the event has a main proposition already; an event has exactly one"


def _measured(texts: Texts) -> Iterator[tuple[pd.Series, str, str]]:
    propositions = texts["propositions"]
    number = propositions["kind"].eq("number")
    yield number & propositions["measure"].eq(""), "measure", "is empty; a number needs what it measures"
    yield number & propositions["scope"].eq(""), "scope", "is empty; a number needs what it covers"


def _has_main(texts: Texts) -> Iterator[tuple[pd.Series, str, str]]:
    """Events without a valid main proposition are reported at the event, which then has no status to show."""
    events, propositions = texts["events"], texts["propositions"]
    mains = propositions.loc[propositions["is_main"].eq("true"), "event_id"]
    yield ~events["event_id"].isin(mains), "event_id", "has no main proposition in propositions.csv, so it is not shown; add one"


RULES: dict[str, tuple[Rule, ...]] = {
    "terms": (_terms,),
    "places": (_coordinates,),
    "propositions": (_one_main, _measured),
    "claims": (_quantities, _plans, _not_before_event),
}
FINAL_RULES: dict[str, tuple[Rule, ...]] = {"events": (_has_main,)}


def broken_events(texts: Texts) -> list[Problem]:
    """Return the events that no main proposition speaks about; asked when all tables are read."""
    events = texts["events"]
    return [
        Problem("events.csv", int(line), column, events.loc[line, column], fault("problem-words", words=words))
        for rule in FINAL_RULES["events"]
        for bad, column, words in rule(texts)
        for line in events.index[bad]
    ]
