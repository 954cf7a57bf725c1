"""The charts: what each asks for and draws, for its page and for a picture alike. One entry in ``CHARTS`` makes a chart to take along."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from dashboard.analysis.estimates import figures as numbers
from dashboard.analysis.estimates.figures import Scope
from dashboard.analysis.lifecycle import lifecycle
from dashboard.analysis.lifecycle.targets import Goal
from dashboard.analysis.sources.attribution import AttributionSummary, attribution_summary, by_month
from dashboard.catalog import dates
from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.charts.axis import Axis, day_at_boundary
from dashboard.charts.coverage_chart import Coverage, coverage_chart
from dashboard.charts.drawing import Form
from dashboard.charts.estimates_chart import Estimates, estimates_chart
from dashboard.charts.extents import domain_of, lanes_axis, starts_of_histogram, whole_axis
from dashboard.charts.histogram import bar_edges
from dashboard.charts.pictures import Chart, chart_picture
from dashboard.charts.target_chart import Slip, target_chart
from dashboard.charts.theme import SIZES, Theme, Width
from dashboard.charts.timeline_chart import TimelineChart, timeline_chart
from dashboard.exports import citations
from dashboard.query.answers.answer import Ask
from dashboard.query.engines.engine import Engine
from dashboard.query.narrowing import narrowed_knowledge
from dashboard.query.selection.selection import Selection
from dashboard.query.topics import ANY_TOPIC, Topic, TopicKind
from dashboard.wording import target_words
from dashboard.wording.messages import message
from dashboard.wording.selection_words import titled_caption
from dashboard.wording.vocabulary_json import page_vocabularies

MAX_CHART_EVENTS = 2000  # events drawn one by one


def timeline_of(
    engine: Engine,
    selection: Selection,
    today: date,
    *,
    picked: str = "",
    theme: Theme = "light",
    width: Width = "wide",
    still: bool = False,
) -> TimelineChart:
    """Draw the selection and, dimmed, what lies beside its window: on the page under a histogram of all days, in a picture of the same."""
    limit = min(MAX_CHART_EVENTS, engine.store.most)
    selected = engine.answer(selection, Ask(parts=frozenset({"rows", "histogram"}), limit=limit), today)
    ever = Selection(as_of=today, late=selection.late)
    all_days = whole_axis(engine.answer(ever, Ask(parts={"spans"}), today).spans, today, SIZES[width])  # an axis that no filter moves
    window = (selection.start, selection.end)
    focus = lanes_axis(selected.rows if len(selected.rows) >= selected.n else starts_of_histogram(selected.histogram), window, all_days)
    axis = focus if still else all_days
    wide = selection.replace(start=None, end=None)
    histogram = engine.answer(wide, Ask(parts=frozenset({"histogram"}), edges=bar_edges(axis)), today).histogram
    as_of = selection.day(today)
    return timeline_chart(
        _with_neighbours(engine, selected.rows, selection, focus, today),
        histogram,
        axis=axis,
        focus=focus,
        n=selected.n,
        window=window,
        as_of=as_of,
        today=today,
        thin_after=engine.dataset.thin_after(as_of),
        picked=picked,
        terms=engine.dataset.terms,
        theme=theme,
        still=still,
    )


def _with_neighbours(engine: Engine, selected: pd.DataFrame, selection: Selection, focus: Axis, today: date) -> pd.DataFrame:
    """Return the selected events, and those beside the window that its axis reaches, unless they are too many to be drawn."""
    if not (selection.start or selection.end):
        return selected
    first, last = day_at_boundary(focus.first), day_at_boundary(focus.last - 1)
    limit = min(MAX_CHART_EVENTS, engine.store.most)
    beside = engine.answer(selection.replace(start=first, end=last), Ask(parts=frozenset({"rows"}), limit=limit), today)
    more = beside.rows[~beside.rows["event_id"].isin(selected["event_id"])]
    return pd.concat([selected, more], ignore_index=True) if beside.n <= limit else selected


def targets_of(goals: Iterable[Goal], as_of: date, theme: Theme) -> Slip:
    """Draw targets against what came."""
    return target_chart(target_words.chart_rows(goals, dates.day_words(as_of)), as_of=as_of, theme=theme)


def estimates_of(scope: Scope, dataset: Dataset, as_of: date, theme: Theme) -> Estimates:
    """Draw the figures of one scope."""
    return estimates_chart(scope.figures, scope.unit, page_vocabularies(dataset, theme)["parties"], as_of=as_of, theme=theme)


def coverage_of(found: AttributionSummary, dataset: Dataset, as_of: date, theme: Theme) -> Coverage:
    """Draw claims and sources by month."""
    thin = dataset.thin_after(as_of)
    return coverage_chart(by_month(found), first=first_of(found, as_of), last=as_of, thin_after=thin, theme=theme)


def first_of(found: AttributionSummary, as_of: date) -> date:
    """Return the first day of coverage that is drawn; what is earlier lies too far apart."""
    days = found.claims["known_on"]
    return domain_of(found.claims[["known_on"]].assign(start=days, end=days), as_of)[0]


CHART_TOPICS: tuple[TopicKind, ...] = ("series", "measure")  # what a chart is about, by the parameter that names it


class NothingKnownError(LookupError):
    """Nothing to draw is known by the day: a sentence that says so, and what there is."""


@dataclass(frozen=True)
class ChartRequest:
    """What a picture of a chart is asked by; ``own`` are the chart's own parameters, "" or left out where not given."""

    engine: Engine
    selection: Selection
    today: date
    theme: Theme = "light"
    own: Mapping[str, str] = field(default_factory=dict)

    @property
    def dataset(self) -> Dataset:
        """Return the dataset asked about."""
        return self.engine.dataset

    @property
    def as_of(self) -> date:
        """Return the day up to which claims count."""
        return self.selection.day(self.today)

    @property
    def knowledge(self) -> Knowledge:
        """Return what was known on that day; where not all events are read, of those that tell of what the chart is about."""
        kind = next((kind for kind in CHART_TOPICS if kind in self.own), None)
        of = Topic(kind, self.own[kind] or ANY_TOPIC) if kind else None
        return self.engine.knowledge(self.selection, self.today, [Topic(kind)] if kind else [], of=of)

    @property
    def narrowed(self) -> Knowledge:
        """Return what of it is about the selected events."""
        return narrowed_knowledge(self.engine, self.knowledge, self.selection, self.today)

    @property
    def excerpt(self) -> Dataset:
        """Return the dataset with the events of that knowledge."""
        return self.knowledge.dataset


@dataclass(frozen=True)
class ChartSheet:
    """A chart as it goes into a picture, what it shows of the selection ("" for all of it), and what its file is called."""

    chart: Chart
    title: str
    name: str

    def picture(self, asked: ChartRequest, form: Form) -> bytes:
        """Return the picture, with the lines in it that say what, as known on which day, and whose data."""
        title = titled_caption(self.title, asked.selection, asked.dataset, asked.today)
        cited = citations.citation(asked.dataset, title, "", asked.as_of, asked.today)
        return chart_picture(self.chart, citations.caption_lines(cited), form, asked.theme)


@dataclass(frozen=True)
class ChartEntry:
    """A chart to take along: its name in addresses, how it is drawn (NothingKnownError), and its own parameters."""

    name: str
    draw: Callable[[ChartRequest], ChartSheet]
    own: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Say what it is a picture of."""
        return message("chart-words", chart=self.name)


def parameter_words(parameter: str) -> str:
    """Say what a chart's own parameter takes."""
    return message("chart-parameter", parameter=parameter)


def _timeline(asked: ChartRequest) -> ChartSheet:
    picked = asked.own.get("picked", "")
    return ChartSheet(timeline_of(asked.engine, asked.selection, asked.today, picked=picked, theme=asked.theme, still=True), "", "timeline")


def _targets(asked: ChartRequest) -> ChartSheet:
    series, told = asked.own.get("series", ""), asked.narrowed
    found = lifecycle.chosen_lifecycle(told, series)
    if found is None:
        there = lifecycle.series_known(told)
        raise NothingKnownError(_nothing("named-series" if series else "series", asked, there, named=series))
    if not found.goals:
        day = asked.as_of.isoformat()
        raise NothingKnownError(message("chart-no-targets", series=repr(found.series), day=day, among=_among(asked)))
    chart = targets_of(found.goals, asked.as_of, asked.theme)
    return ChartSheet(chart, message("chart-targets-title", series=found.name), f"targets-{found.series}")


def _estimates(asked: ChartRequest) -> ChartSheet:
    found = numbers.known_figures(asked.narrowed)
    there = numbers.measures_by_speakers(found)
    measure, code = numbers.chosen_measure(there, asked.own.get("measure", "")), asked.own.get("scope", "")
    many = {scope.code: scope for scope in numbers.figure_scopes(found, measure)}
    if not many:
        raise NothingKnownError(_nothing("measure" if measure else "figure", asked, [m.code for m in there], named=measure))
    if code and code not in many:
        raise NothingKnownError(_nothing("scope", asked, many, named=code, measure=measure))
    scope = many[code] if code else next(iter(many.values()))
    return ChartSheet(estimates_of(scope, asked.dataset, asked.as_of, asked.theme), scope.statement, f"{measure}-{scope.code}")


def _coverage(asked: ChartRequest) -> ChartSheet:
    found = attribution_summary(
        asked.knowledge, asked.engine.selected_among(asked.selection, asked.knowledge.events["event_id"], asked.today)
    )
    if found.claims.empty:
        raise NothingKnownError(message("chart-no-claims", day=asked.as_of.isoformat()))
    return ChartSheet(coverage_of(found, asked.dataset, asked.as_of, asked.theme), message("chart-coverage-title"), "coverage")


def _nothing(what: str, asked: ChartRequest, there: Collection[str], *, named: str, measure: str = "") -> str:
    """Say that nothing of what is asked for is known, and the codes of what there is."""
    return message(
        "chart-nothing-known",
        what=what,
        named=repr(named[:60]),
        measure=measure,
        day=asked.as_of.isoformat(),
        among=_among(asked),
        n=len(there),
        codes=", ".join(there),
    )


def _among(asked: ChartRequest) -> str:
    return "selected" if asked.selection.filters else "all"


CHARTS: dict[str, ChartEntry] = {
    entry.name: entry
    for entry in (
        ChartEntry("timeline", _timeline, ("picked",)),
        ChartEntry("targets", _targets, ("series",)),
        ChartEntry("estimates", _estimates, ("measure", "scope")),
        ChartEntry("coverage", _coverage),
    )
}
