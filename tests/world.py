"""A small made-up dataset with everything in it that answers must get right: used by the tests of query and api."""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from dashboard.catalog.dataset import Dataset
from tests import build

PLACES = [
    {
        "place_id": "P1",
        "name": "Tumen bridge",
        "name_ko": "두만강 다리",
        "name_ru": "Мост через Туманную",
        "alt_names": "Novichenko bridge",
    },
    {"place_id": "P2", "name": "Friendship bridge", "latitude": "42.415", "longitude": "130.641"},
    {"place_id": "P3", "name": "Same point A", "latitude": "42.415", "longitude": "130.641"},
    {
        "place_id": "P4",
        "name": "Pyongyang",
        "latitude": "39.03",
        "longitude": "125.75",
        "geo_precision": "settlement",
        "uncertainty_km": "10",
    },
    {"place_id": "P5", "name": "Kursk oblast", "latitude": "51.7", "longitude": "36.2", "geo_precision": "province", "uncertainty_km": ""},
    {"place_id": "P6", "name": "Russia", "latitude": "60", "longitude": "100", "geo_precision": "country", "uncertainty_km": "3000"},
    {"place_id": "P7", "name": "Sea route", "latitude": "41", "longitude": "131", "geo_precision": "route"},
    {"place_id": "P8", "name": "Nowhere", "latitude": "", "longitude": "", "geo_precision": "district", "uncertainty_km": ""},
    {"place_id": "P9", "name": "Chukotka", "latitude": "66", "longitude": "-175", "geo_precision": "district"},
]
ACTORS = [
    {"actor_id": a, "name": n, "party_id": p}
    for a, n, p in (("kim", "Kim Jong Un", "KP"), ("putin", "Владимир Путин", "RU"), ("nis", "NIS", "KR"))
]
TYPES = ("bridge_opening", "summit", "combat", "statement")
WORDS = ("Opening", "bridge", "Kúrsk", "troops", "treaty", "Ёлка", "parade", "<script>alert(1)</script>")


@lru_cache(maxsize=4)
def dataset(n: int = 40, seed: int = 7) -> Dataset:
    """Return n events with places, actors, propositions and claims that were drawn at random."""
    dice = random.Random(seed)
    tables: dict[str, list[build.Row]] = {
        name: [] for name in ("events", "event_places", "event_actors", "propositions", "claims", "claim_sources")
    }
    for i in range(n):
        _add(tables, f"E{i:03}", dice)
    sources = [{"source_id": "S1"}, {"source_id": "S2", "access": "not_opened", "cited_in": "S1"}]
    return build.dataset(Path(mkdtemp()) / "world", places=PLACES, actors=ACTORS, sources=sources, **tables)


def _add(tables: dict[str, list[build.Row]], event: str, dice: random.Random) -> None:
    year, month, day = dice.randint(2023, 2026), dice.randint(1, 10), dice.randint(1, 28)
    start = f"{year}-{month:02}-{day:02}"
    date = dice.choice([start, start, f"{year}-{month:02}", f"{start}/{year}-{month + 2:02}-01", f"{year}"])
    row = {"event_id": event, "title": " ".join(dice.sample(WORDS, 3)), "date": date, "event_type": dice.choice(TYPES)}
    row |= {
        "event_group": dice.choice(build.GROUPS),
        "evidence_strength": dice.choice("AABC"),
        "summary": dice.choice(["", "About an opening", "nothing new"]),
    }
    tables["events"].append(row)
    for place in dice.sample(PLACES, dice.choice([0, 1, 1, 2, 3])):
        for role in dice.sample(["site", "announcement", "subject"], dice.choice([1, 1, 2])):
            tables["event_places"].append({"event_id": event, "place_id": place["place_id"], "role": role})
    for actor in dice.sample(ACTORS, dice.choice([0, 1, 2])):
        tables["event_actors"].append({"event_id": event, "actor_id": actor["actor_id"], "role": "acting"})
    for k in range(dice.choice([1, 1, 2])):
        proposition = f"Q{k}-{event}"
        tables["propositions"].append(
            {
                "proposition_id": proposition,
                "event_id": event,
                "is_main": "true" if k == 0 else "false",
                "statement": f"It is so {k}.",
                "kind": ("fact", "act", "statement")[len(tables["events"]) % 3],
                "participants": "KP;RU",
            }
        )
        for j in range(dice.choice([1, 2, 3])):
            claim = f"C{k}{j}-{event}"
            stance = dice.choice(["asserts", "asserts", "denies", "estimates", "acknowledges"])
            made_on = f"{max(year + 1, 2025)}-{dice.randint(1, 10):02}-15" if year < 2026 else f"2026-{dice.randint(10, 11)}-15"
            basis = dice.choice(["stated", "stated", "no_later_than"])
            told = {
                "claim_id": claim,
                "proposition_id": proposition,
                "party_id": dice.choice(["KP", "RU", "UA", "KR", "csis"]),
                "stance": stance,
            }
            tables["claims"].append(told | {"made_on": made_on, "made_on_basis": basis, "event_id": event, "wording": dice.choice(WORDS)})
            tables["claim_sources"].append({"claim_id": claim, "source_id": dice.choice(["S1", "S2"])})
