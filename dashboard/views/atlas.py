"""The atlas: map and panel, timeline, table; what is picked in one lights up in the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from dashboard.charts.timeline import agrees, changes, domain_of, earlier_of, timeline
from dashboard.maps import atlas as maps
from dashboard.query.details import event_places
from dashboard.query.selection import Selection
from dashboard.views import bar, link, panel, table
from dashboard.views.context import Context

TITLE, ADDRESS, ASKS = "Atlas", "", True
HEIGHT = 580
MAP = "map"


def render(context: Context) -> None:
    """Draw the page."""
    around = _around(context)
    left, right = st.columns([0.63, 0.37], gap="small")
    with left:
        _map(context)
    with right:
        panel.show(context, around, pick, f"{HEIGHT}px")
    _map_choices(context)
    _timeline(context)
    st.subheader("Events as a table", anchor=False)
    table.show(context, pick)
    table.downloads(context)


def pick(picked: str) -> None:
    """Take up what a reader picked in the panel, the timeline or the table; "" is nothing."""
    if not picked.startswith("event:"):
        st.session_state["around"] = (picked.removeprefix("place:"),) if picked else ()
    link.turn(picked=picked)


def _around(context: Context) -> tuple[str, ...]:
    """Return the places that the panel is about: those picked, kept while an event among theirs is picked."""
    kind, found = context.picked
    around: tuple[str, ...] = st.session_state.get("around", ())
    if kind == "place":
        return around if found in around else (found,)
    if kind == "event" and around:
        here = {p["place_id"] for p in event_places(context.dataset, [found]).get(found, [])}
        return around if here & set(around) else ()
    return around if len(around) > 1 and not kind else ()


def _map(context: Context) -> None:
    def clicked() -> None:
        feature = (st.session_state.get(MAP) or {}).get("last_active_drawing") or {}
        _pick_symbol(feature.get("properties") or {})

    event = context.picked_event
    lit = [p["place_id"] for p in event_places(context.dataset, [event]).get(event, [])] if event else []
    page = context.link.page
    st_folium(
        maps.draw(),
        key=MAP,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=["last_active_drawing", "last_object_clicked_count"],
        feature_group_to_add=maps.setter(
            query=_map_query(context), picked=page.picked, picked_places=lit, theme=context.theme, lang=page.lang, basemap=page.basemap
        ),
        on_change=clicked,
    )


def _map_query(context: Context) -> str:
    """Return what the map asks the API for: the selection with its day, so that midnight does not part map and page."""
    return context.selection.replace(as_of=context.as_of).query()


def _pick_symbol(properties: dict[str, Any]) -> None:
    places = tuple(str(p) for p in properties.get("places") or ())
    if properties.get("kind") == "cell":
        st.session_state["around"] = places
        link.turn(picked="")
    elif properties.get("id"):
        pick(f"place:{properties['id']}")


def _map_choices(context: Context) -> None:
    """Let the reader choose the map's labels and its basemap; online ones ask other hosts, and say so."""
    page = context.link.page
    with st.container(horizontal=True, vertical_alignment="center"):
        for name, label, options in (("lang", "Map labels", link.LANGUAGES), ("basemap", "Basemap", link.BASEMAPS)):
            key = f"choice-{name}"
            st.session_state[key] = getattr(page, name)
            st.segmented_control(
                label,
                list(options),
                format_func=options.__getitem__,
                key=key,
                on_change=_choose,
                args=(name,),
                label_visibility="collapsed",
                required=True,
            )
        if page.basemap != "offline":
            st.caption("This basemap is fetched from its provider, which sees your address; the offline map asks nobody.")


def _choose(name: str) -> None:
    link.turn(**{name: st.session_state[f"choice-{name}"]})


def _timeline(context: Context) -> None:
    """Draw the timeline; what is brushed becomes the window, what is clicked is picked."""
    state = st.session_state
    turn = state.setdefault("timeline_turn", 0)
    window = context.selection.start, context.selection.end
    if not agrees(state.get(f"timeline-{turn}"), window, context.picked_event):
        # Window or pick were changed elsewhere: a chart with a new key forgets its own brush and click.
        turn = state["timeline_turn"] = turn + 1
        state["timeline_seen"] = None
    key = f"timeline-{turn}"

    def selected() -> None:
        done = changes(state.get("timeline_seen"), state[key])
        state["timeline_seen"] = state[key]
        if done.get("picked"):
            pick(f"event:{done['picked']}")
        if "window" in done:
            start, end = done["window"] or (None, None)
            link.ask(context.selection.replace(start=start, end=end).query(), context.dataset)

    spread = _Spread.of(context)
    known = context.engine.knowledge(Selection(late=context.selection.late), context.today).events  # an axis that no filter moves
    domain = domain_of(known, context.today)
    chart = timeline(
        spread.events,
        spread.histogram,
        window=window,
        as_of=context.as_of,
        today=context.today,
        thin_after=_thin_after(context),
        picked=context.picked_event,
        theme="dark" if context.theme == "dark" else "light",
        domain=domain,
        earlier=earlier_of(known, domain),
        width="narrow" if bar.is_narrow() else "wide",
    )
    st.altair_chart(chart, key=key, on_select=selected, selection_mode=["window", "pick"], width="stretch")  # type: ignore[call-overload]


@dataclass(frozen=True)
class _Spread:
    """What the timeline shows: the selected events, and their density over the whole period, past the window too."""

    events: Any
    histogram: Any

    @classmethod
    def of(cls, context: Context) -> _Spread:
        """Ask for the selection past its window: what lies outside is dimmed, and does not vanish."""
        wide = context.selection.replace(start=None, end=None)
        answer = context.ask("rows", "histogram", selection=wide, limit=MOST_POINTS)
        return cls(answer.rows, answer.histogram)


MOST_POINTS = 2000


def _thin_after(context: Context) -> date | None:
    """Return the day after which the dataset says that its coverage is thin, if that lies before the day of knowledge."""
    text = context.dataset.metadata.get("coverage_thin_after", "")
    try:
        day = date.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return day if day < context.as_of else None
