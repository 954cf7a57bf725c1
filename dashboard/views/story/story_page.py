"""Story: a sequence of views, each with a paragraph whose sentences name their claims; stepped by buttons and arrow keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.loading.story_files import Story, StoryStep
from dashboard.query.selection.selection import Selection
from dashboard.query.story_steps import UNFINISHED_TITLE, ToldStep, story_until, told_step
from dashboard.views.elements.elements import Part, day_button, heading, section, text, turn_button
from dashboard.views.elements.stepper import stepper, stepper_step
from dashboard.views.frame import download_and_cite
from dashboard.views.frame.context import Context
from dashboard.views.frame.document import Block, Columns, Document, draw_blocks
from dashboard.views.link.link_problems import ParameterError, ParameterFault
from dashboard.views.link.page_link import PageLink, PageState
from dashboard.views.link.page_parameters import option_of
from dashboard.views.story import step_text, story_map
from dashboard.wording.messages import message

MAP_HEIGHT = 480


def step_number(given: str, dataset: Dataset) -> str:
    """Read the number of a step."""
    if not (given.isascii() and given.isdigit() and len(given) < 4 and int(given)):
        raise ParameterError(ParameterFault("no_step"))
    return str(int(given))


OWN = {"story": option_of(lambda dataset: [s.slug for s in dataset.stories]), "step": step_number}


def render(context: Context) -> None:
    """Draw the page."""
    draw_blocks(_plain(context), blocks(context))


def blocks(context: Context) -> Iterator[Block]:
    """Yield the step's heading, its paragraph beside its map, where to go on, and how to cite it."""
    story = chosen_story(context)
    if not story or not story.steps:
        yield Document(_nothing(context, story))
        return
    at, step, told = _now(context, story)
    shown, name = step_context(context, story), titled(context, story)
    yield Document([download_and_cite.print_line(shown, name), *_head(context, story, at)], "story-head")
    drawn = partial(story_map.show_step_map, context, step, told.selection, f"{story.slug}-{at}", MAP_HEIGHT)
    yield Columns([0.42, 0.58], [[Document(step_text.step_paragraph(step, told))], [drawn]], gap="medium")
    yield Document(step_text.step_foot(story, at, told), "story-foot")
    yield partial(download_and_cite.show_folded_downloads, shown, name)


def _plain(context: Context) -> Context:
    """Return the context of a step's links, each of which names its own day."""
    story = chosen_story(context)
    return replace(context, link=replace(context.link, selection=Selection())) if story and story.steps else context


def chosen_story(context: Context) -> Story | None:
    """Return the story that the link names, else the first; on an earlier day of knowledge as far as it was known."""
    stories = {s.slug: s for s in context.dataset.stories}
    found = stories.get(context.own.get("story", ""), next(iter(stories.values()), None))
    return found and story_until(context.dataset, found, context.as_of, context.today)


def step_context(context: Context, story: Story) -> Context:
    """Return the context by which a step is cited and its tables are taken along: of its own day, on which its number may be lower."""
    _, step, told = _now(context, story)
    at = story_until(context.dataset, story, told.day, context.today).steps.index(step) + 1
    looks = PageState(labels=context.link.page.labels, basemap=context.link.page.basemap)
    own = (("story", story.slug), ("step", str(at)))
    return replace(context, link=PageLink(Selection(as_of=told.day, late=told.selection.late), looks, own=own))


def titled(context: Context, story: Story) -> str:
    """Name a step as its citation does; a story that is not told to its end is not named, for its title tells that end."""
    at, step, _ = _now(context, story)
    if story not in context.dataset.stories:
        return message("story-unnamed-step", step=at, title=step.title)
    return message("story-step", story=story.title, step=at, title=step.title)


def _nothing(context: Context, story: Story | None) -> list[Part]:
    if not story:
        return [heading(message("story-heading"), 1), text(message("story-none"))]
    return [heading(message("story-heading"), 1), _ends(context, message("story-no-step", day=context.as_of.isoformat()))]


def _now(context: Context, story: Story) -> tuple[int, StoryStep, ToldStep]:
    at = min(int(context.own.get("step", "1")), len(story.steps))
    return at, story.steps[at - 1], told_step(context.engine, story.steps[at - 1], context.today)


def _head(context: Context, story: Story, at: int) -> list[Part]:
    n, whole = len(story.steps), story in context.dataset.stories
    items = [stepper_step(str(i), message("story-step-of", step=i, n=n)) for i in range(1, n + 1)]
    others = [turn_button(s.title, on=s.slug == story.slug, look="plain", story=s.slug, step="") for s in context.dataset.stories]
    asked = int(context.own.get("step", "1"))
    return [
        heading(story.title if whole else UNFINISHED_TITLE, 1),
        *([section(text(*others), label=message("story-choice"), tone="buttons")] if len(others) > 1 else []),
        *([text(story.summary, tone="quiet")] if story.summary and at == 1 else []),
        *([] if whole else [_ends(context, message("story-told-until", day=context.as_of.isoformat()))]),
        *([text(_no_such_step(n, asked, whole=whole))] if asked > n else []),
        stepper(message("story-steps"), items, str(at)),
    ]


def _no_such_step(n: int, asked: int, *, whole: bool) -> str:
    return message("story-has-steps", n=n, asked=asked) if whole else message("story-has-steps-by-this-day", n=n, asked=asked)


def _ends(context: Context, words: str) -> Part:
    """Say that the reader's day of knowledge is the story's end, and offer the whole of it."""
    return text(words, " ", day_button(message("story-tell-whole"), context.today.isoformat()), tone="small")
