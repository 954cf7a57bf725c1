"""Stories: small files of steps, each a view of the atlas and sentences with the claims that they rest on. What is wrong is named."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dashboard.catalog import map_state
from dashboard.catalog.loading import characters
from dashboard.catalog.loading.json_files import json_excerpt
from dashboard.catalog.loading.problems import Problem
from dashboard.catalog.map_state import PICKED_TABLES, VIEW_LIMITS
from dashboard.catalog.plurals import is_or_are
from dashboard.catalog.schema.faults import fault

STORIES_FOLDER = "stories"
Ids = Mapping[str, Collection[str]]  # of each table, the ids in it
Gone = Callable[[str, str], bool]  # whether a row of a table and an id is in its file, and was left out


@dataclass(frozen=True)
class StorySentence:
    """One sentence in our own words and the claims that it rests on."""

    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class StoryView:
    """Where the map looks."""

    zoom: float
    lat: float
    lon: float


@dataclass(frozen=True)
class StoryStep:
    """One step: what is asked (a selection's query string), where the map looks, what is picked, and a paragraph."""

    title: str
    selection: str
    sentences: tuple[StorySentence, ...]
    view: StoryView | None = None
    picked: str = ""
    place: str = ""  # where it stands in its file: "step 3"


@dataclass(frozen=True)
class Story:
    """A sequence of steps; its ``slug`` is the name of its file, without the ending."""

    slug: str
    title: str
    summary: str
    steps: tuple[StoryStep, ...]


def read_stories(directory: Path, ids: Ids, gone: Gone = lambda *_: False) -> tuple[tuple[Story, ...], list[Problem]]:
    """Read the stories of a dataset's folder; what cannot be used is left out and named. None when there is no such folder.

    What rests on rows that are ``gone`` is named once a story: the tables' own problems say why.
    """
    stories, problems = [], []
    for file in sorted((directory / STORIES_FOLDER).glob("*.json")):
        reader = _Reader(f"{STORIES_FOLDER}/{file.name}", ids, gone)
        try:
            found = json.loads(file.read_bytes().removeprefix(b"\xef\xbb\xbf"))
            stories += list(reader.story(file.stem, found))
        except (ValueError, OSError, RecursionError) as error:
            reader.wrong("", "", f"is not JSON that can be read ({error}); the story is not used", getattr(error, "lineno", 0))
        problems += reader.problems
    return tuple(stories), problems


def story_json(story: Story) -> dict[str, Any]:
    """Return a story as its file holds it."""
    steps = []
    for step in story.steps:
        view = {"view": asdict(step.view)} if step.view else {}
        picked = {"picked": step.picked} if step.picked else {}
        sentences = [{"text": one.text, "claims": list(one.claims)} for one in step.sentences]
        steps.append({"title": step.title, "selection": step.selection, **view, **picked, "sentences": sentences})
    return {"title": story.title, "summary": story.summary, "steps": steps}


class _Reader:
    """Reads one file and collects what is wrong with it."""

    def __init__(self, file: str, ids: Ids, gone: Gone) -> None:
        self.file, self.ids, self.gone, self.problems = file, ids, gone, list[Problem]()
        self.lost = 0  # sentences that rest on what is gone

    def wrong(self, field: str, value: Any, words: str, line: int = 0) -> None:
        self.problems.append(Problem(self.file, line, field, json_excerpt(value), fault("problem-words", words=words), 0))

    def story(self, slug: str, found: Any) -> Iterator[Story]:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
            self.wrong("", slug, "is no name for a story's file; use small letters, digits and hyphens")
            return
        if not isinstance(found, dict):
            self.wrong("", found, "is not an object with title, summary and steps; the story is not used")
            return
        self._unknown("", found, ("title", "summary", "steps"))
        steps = found.get("steps")
        if not isinstance(steps, list):
            self.wrong("steps", steps, "is not a list of steps; the story is not used")
            return
        title = self._text("title", found.get("title"))
        kept = tuple(step for n, one in enumerate(steps, 1) for step in self._step(f"step {n}", one))
        if self.lost:
            n = self.lost
            self.wrong("", "", f"{n} sentence{'s rest' if n > 1 else ' rests'} on rows that are left out, and {is_or_are(n)} not told")
        if title and kept:
            yield Story(slug, title, self._text("summary", found.get("summary", "")), kept)
        elif title and not self.lost:
            self.wrong("steps", "", "has no step that can be used; the story is not used")

    def _step(self, at: str, found: Any) -> Iterator[StoryStep]:
        if not isinstance(found, dict):
            self.wrong(at, found, "is not an object with title, selection and sentences; the step is left out")
            return
        self._unknown(at, found, ("title", "selection", "view", "picked", "sentences"))
        title = self._text(f"{at} title", found.get("title"))
        selection = self._text(f"{at} selection", found.get("selection", ""))
        sentences = found.get("sentences")
        if not isinstance(sentences, list):
            self.wrong(f"{at} sentences", sentences, "is not a list of sentences; the step is left out")
            return
        lost = self.lost
        kept = tuple(s for n, one in enumerate(sentences, 1) for s in self._sentence(f"{at} sentence {n}", one))
        if title and kept:
            view, picked = self._view(f"{at} view", found.get("view")), self._picked(f"{at} picked", found.get("picked", ""))
            yield StoryStep(title, selection, kept, view, picked, at)
        elif title and self.lost == lost:
            self.wrong(f"{at} sentences", "", "has no sentence that can be used; the step is left out")

    def _sentence(self, at: str, found: Any) -> Iterator[StorySentence]:
        claims = found.get("claims") if isinstance(found, dict) else None
        if not isinstance(found, dict) or not isinstance(claims, list) or not claims:
            self.wrong(at, found, 'is not a text with the claims it rests on, {"text": "...", "claims": ["C020"]}; it is left out')
            return
        self._unknown(at, found, ("text", "claims"))
        text = self._text(f"{at} text", found.get("text"))
        bad = [claim for claim in claims if not isinstance(claim, str) or claim not in self.ids["claims"]]
        left = [claim for claim in bad if isinstance(claim, str) and self.gone("claims", claim)]
        self.lost += bool(left) and left == bad
        for claim in (claim for claim in bad if claim not in left):
            self.wrong(f"{at} claims", claim, "is not the id of a row of claims.csv; the sentence is left out")
        if text and not bad:
            yield StorySentence(text, tuple(dict.fromkeys(claims)))

    def _view(self, at: str, found: Any) -> StoryView | None:
        if found is None:
            return None
        if not isinstance(found, dict) or set(found) != set(VIEW_LIMITS):
            self.wrong(at, found, 'is not {"zoom": 12, "lat": 42.4, "lon": 130.6}; the whole selection is shown')
            return None
        for name, (low, high) in VIEW_LIMITS.items():
            number = found[name]
            if isinstance(number, bool) or not isinstance(number, int | float) or not math.isfinite(number) or not low <= number <= high:
                self.wrong(f"{at} {name}", number, f"is not a number from {low:g} to {high:g}; the whole selection is shown")
                return None
        return StoryView(float(found["zoom"]), float(found["lat"]), float(found["lon"]))

    def _picked(self, at: str, found: Any) -> str:
        kind, ident = map_state.parse_picked(found) if isinstance(found, str) else ("", "")
        if found == "" or (kind and ident in self.ids[PICKED_TABLES[kind]]):
            return str(found)
        if kind and self.gone(PICKED_TABLES[kind], ident):
            return ""
        self.wrong(at, found, "is not event: or place: and an id of this dataset; nothing is picked")
        return ""

    def _text(self, at: str, found: Any) -> str:
        if not isinstance(found, str) or (not found.strip() and not at.endswith(("summary", "selection"))):
            self.wrong(
                at, found, "is not a text; it is needed" if not at.endswith(("summary", "selection")) else "is not a text; it is not used"
            )
            return ""
        return " ".join(str(characters.tidy_json(found, self.wrong, at)).split())

    def _unknown(self, at: str, found: Mapping[str, Any], allowed: Collection[str]) -> None:
        for name in found:
            if name not in allowed:
                self.wrong(f"{at} {name}".strip(), "", f"is not a field here; allowed are {', '.join(allowed)}")
