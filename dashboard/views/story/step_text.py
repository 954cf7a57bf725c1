"""How a story's step reads: its sentences with their claims, how what they say stood on the day, and the way to the other steps."""

from __future__ import annotations

from urllib.parse import urlencode

from dashboard.catalog.loading.story_files import Story, StorySentence, StoryStep
from dashboard.query.story_steps import ToldStand, ToldStep
from dashboard.views.elements.elements import Inline, Part, bullets, fold, heading, page_link, quiet, section, status_chip, text
from dashboard.wording.messages import message
from dashboard.wording.status_words import status_sentence


def step_paragraph(step: StoryStep, told: ToldStep) -> list[Part]:
    """Return what the step says, and what of it is left out."""
    day = told.day.isoformat()
    return [
        heading(step.title, 2),
        text(quiet(message("story-as-known", day=day)), tone="small"),
        section(text(*[_sentence(s, day) for s in told.sentences]), tone="tale"),
        *([text(message("story-sentences-left-out", n=told.left_out), tone="quiet small")] if told.left_out else []),
        *[text(message("story-view-left-out", problem=problem), tone="quiet small") for problem in told.problems],
    ]


def step_foot(story: Story, at: int, told: ToldStep) -> list[Part]:
    """Return how what is said stood, and the steps, each with its link."""
    entries = [_entry(story, i, at) for i in range(1, len(story.steps) + 1)]
    here = {"is": "copy", "text": message("story-copy-link"), "query": urlencode({"story": story.slug, "step": at})}
    return [text(here), *_stands(told, told.day.isoformat()), fold(message("story-all-steps"), bullets(entries, ordered=True))]


def _sentence(sentence: StorySentence, day: str) -> list[Inline]:
    marks: list[Inline] = [{"is": "mark", "parts": [page_link(claim, "claim", id=claim, as_of=day) for claim in sentence.claims]}]
    return [sentence.text, " ", marks, " "]


def _stands(told: ToldStep, day: str) -> list[Part]:
    """Return how each proposition stood on the day that the sentences are about."""
    if not told.stands:
        return []
    rows: list[Inline] = [
        [status_chip(r["status"], r["kind"]), " ", _proposition(r, day), " ", quiet(status_sentence(r["reason"]))] for r in told.stands
    ]
    return [fold(message("story-stands", day=day, n=len(rows)), bullets(rows, tone="stands"), open_=True)]


def _proposition(record: ToldStand, day: str) -> Inline:
    return page_link(record["statement"], "event", id=record["event_id"], as_of=day) if record["event_known"] else record["statement"]


def _entry(story: Story, i: int, at: int) -> Inline:
    title = story.steps[i - 1].title
    return [quiet(message("story-step-shown", title=title))] if i == at else page_link(title, "story", story=story.slug, step=str(i))
