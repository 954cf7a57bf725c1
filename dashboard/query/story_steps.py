"""A story's step as it may be told: what it asks, and of its sentences those whose claims were known on its day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.knowledge.known import Knowledge
from dashboard.catalog.loading.problems import Problem
from dashboard.catalog.loading.story_files import STORIES_FOLDER, Story, StorySentence, StoryStep
from dashboard.catalog.map_state import PICKED_TABLES, parse_picked
from dashboard.catalog.records import records
from dashboard.catalog.schema.faults import fault
from dashboard.catalog.schema.status_reason import StatusReason
from dashboard.query.engines.engine import Engine
from dashboard.query.selection.selection import Selection, parse_selection
from dashboard.query.topics import Topic

UNFINISHED_TITLE = "A story, as far as it was known"  # the title of one that is not told to its end, for its own tells that end
_NAMED = {"place": "places", "actor": "actors", "party": "parties"}  # parameters of a selection whose values are ids


class _ToldProposition(TypedDict):
    proposition_id: str
    event_id: str
    statement: str
    kind: str
    status: str
    reason: StatusReason


class ToldStand(_ToldProposition):
    """A proposition as it stood on a step's day, and whether its event was known."""

    event_known: bool


@dataclass(frozen=True)
class ToldStep:
    """A step as known on its day. ``stands`` are the propositions that its claims are about, in the order of the sentences."""

    selection: Selection
    day: date
    problems: tuple[str, ...]
    sentences: tuple[StorySentence, ...]
    left_out: int  # sentences of which a claim was not known by the day
    stands: tuple[ToldStand, ...]


def check_stories(dataset: Dataset, today: date) -> Dataset:
    """Return the dataset with what is wrong with its stories' selections named too: the catalog, that loads it, knows no selections."""
    wrong = [
        Problem(
            f"{STORIES_FOLDER}/{story.slug}.json",
            0,
            f"{step.place} selection",
            step.selection,
            fault("problem-words", words=f"{sentence} It is left out of the view."),
            0,
        )
        for story in dataset.stories
        for step in story.steps
        for sentence in parse_selection(step.selection, dataset, today=today)[1]
    ]
    return replace(dataset, problems=(*dataset.problems, *wrong)) if wrong else dataset


def story_until(dataset: Dataset, story: Story, as_of: date, today: date) -> Story:
    """Return a story up to a day of knowledge: without the steps of later days, and then without its summary, which tells the end."""
    steps = tuple(step for step in story.steps if parse_selection(step.selection, dataset, today=today)[0].day(today) <= as_of)
    return story if len(steps) == len(story.steps) else replace(story, steps=steps, summary="")


def as_known(knowledge: Knowledge, ids: Mapping[str, Collection[str]], today: date) -> Iterator[Story]:
    """Yield the stories as far as they can be told on a day, given the ids of the known rows of each table."""
    for story in knowledge.dataset.stories:
        told = story_until(knowledge.dataset, story, knowledge.as_of, today)
        steps = tuple(known_step for step in told.steps for known_step in _as_known(knowledge.dataset, step, ids, today))
        if steps:
            yield replace(told, title=story.title if told is story else UNFINISHED_TITLE, steps=steps)


def _as_known(dataset: Dataset, step: StoryStep, ids: Mapping[str, Collection[str]], today: date) -> Iterator[StoryStep]:
    """Yield a step without the sentences that rest on later claims; nothing where none is left, or where it asks for what came later."""
    asked, _ = parse_selection(step.selection, dataset, today=today)
    is_known = all(set(getattr(asked, name)) <= set(ids[table]) for name, table in _NAMED.items())
    sentences = tuple(s for s in step.sentences if set(s.claims) <= set(ids["claims"]))
    kind, ident = parse_picked(step.picked)
    if is_known and sentences:
        yield replace(step, sentences=sentences, picked=step.picked if kind and ident in ids[PICKED_TABLES[kind]] else "")


def told_step(engine: Engine, step: StoryStep, today: date) -> ToldStep:
    """Return a step as it may be told: a sentence that rests on a claim of a later day is left out and counted."""
    selection, problems = parse_selection(step.selection, engine.dataset, today=today)
    selection = selection.replace(as_of=selection.day(today))
    claims = {claim for sentence in step.sentences for claim in sentence.claims}
    knowledge = engine.knowledge(selection, today, about=[Topic("claim", claim) for claim in sorted(claims)], first=0)
    about = dict(zip(knowledge.claims["claim_id"], knowledge.claims["proposition_id"], strict=True))
    kept = tuple(s for s in step.sentences if all(claim in about for claim in s.claims))
    order = dict.fromkeys(about[claim] for s in kept for claim in s.claims)
    stood = knowledge.propositions[knowledge.propositions["proposition_id"].isin(order)]
    events = set(knowledge.events["event_id"])
    rows: dict[str, ToldStand] = {
        r["proposition_id"]: {**r, "event_known": r["event_id"] in events} for r in records(stood, _ToldProposition)
    }
    stands = tuple(rows[proposition] for proposition in order)
    return ToldStep(selection, selection.day(today), tuple(problems), kept, len(step.sentences) - len(kept), stands)
