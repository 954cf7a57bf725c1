"""A link has the title and the words of its record, as known on its day and no later."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from dashboard.catalog.dataset import load_dataset
from dashboard.front.heads import Head, head_of_link
from dashboard.query.engines.engine import Engine
from tests import build, datasets
from tests.engines import engine_of
from tests.front.asked import client, floods
from tests.packed import packed

TODAY = date(2026, 11, 29)
FLOODS = datasets.dataset()


def head(link: str, engine: Engine | None = None) -> Head:
    page, _, query = link.partition("?")
    return head_of_link(engine or floods(), page, query, TODAY)


def table(name: str, ident: str) -> dict:
    frame = FLOODS.tables[f"{name}s"]
    return frame[frame[f"{name}_id"].eq(ident)].iloc[0].to_dict()


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    ("link", "title", "words"),
    [
        ("event?id=F07", table("event", "F07")["title"], "7 September 2026. "),
        ("place?id=L01", table("place", "L01")["name"], "Άνω φράγμα της Όρσας, سد أورسا الأعلى"),
        ("source?id=S05", table("source", "S05")["title"], table("source", "S05")["publisher"]),
        ("claim?id=C01", f"{table('claim', 'C01')['claimant']} ", "Part of: "),
    ],
)
def test_a_record_has_its_own_title(link: str, title: str, words: str, large: bool) -> None:
    found = head(link, packed(FLOODS) if large else None)
    assert found.found
    assert found.title.startswith(" ".join(title.split()))
    assert words in found.words
    assert found.address == link
    assert "Streamlit" not in found.whole_title + found.words


@pytest.mark.parametrize("query", ["id=F07.", "id%3DF07", "fbclid=x&amp;id=F07", "id=F07)&utm_source=chat"])
def test_a_link_that_was_harmed_on_its_way_is_the_records(query: str) -> None:
    assert head(f"event?{query}") == head("event?id=F07")
    assert client().get(f"/event?{query}").status_code == 200


def test_an_atlas_is_called_as_its_dataset() -> None:
    title = "Dams and floods on the Orsa"
    text = client().get("/claims").text
    assert f"<title>Claims · {title}</title>" in text
    assert f'<meta property="og:site_name" content="{title}" />' in text
    assert f"<title>No such page · {title}</title>" in client().get("/nix").text
    assert head("event?id=nix").whole_title == f"Event not known · {title}"
    assert head("").words.startswith("A dam in the gorge, a flood on the terraces. ")
    assert "terraces" not in head("?as_of=2020-01-01").words, "which came later"


def test_a_title_on_the_missing_page_is_text(tmp_path: Path) -> None:
    build.write(tmp_path)
    (tmp_path / "datapackage.json").write_text('{"title": "<script>x</script>{{pages}}"}')
    text = client(engine=engine_of(load_dataset(tmp_path))).get("/nix").text
    assert "&lt;script&gt;x&lt;/script&gt;{{pages}}" in text
    assert "<script>x" not in text


def test_a_story_has_its_own_title() -> None:
    story = floods().dataset.stories[0]
    assert head(f"story?story={story.slug}").title == story.title
    early = head(f"story?story={story.slug}&as_of=2024-11-01")
    assert story.title not in early.title + early.words
    assert story.summary not in early.words


@pytest.mark.parametrize(
    ("link", "title", "words"),
    [
        ("", "Atlas", "Places, dated events"),
        ("?group=blasting", "Events in Blasting", "as known in these sources on 29 November 2026. "),
        (
            "claims?group=blasting&as_of=2025-06-01",
            "Claims · Events in Blasting",
            "Events in Blasting, as known in these sources on 1 June 2025. ",
        ),
        ("sources", "Sources", "Who is heard"),
        ("event", "Event", "What happened"),
    ],
)
def test_a_page_is_named_with_its_selection(link: str, title: str, words: str) -> None:
    found = head(link)
    assert found.title == title
    assert words in found.words


def test_the_one_form_of_an_address_keeps_what_counts_and_drops_the_rest() -> None:
    found = head("claims?utm_source=x&group=floods,blasting&topic=troops&lang=ko&as_of=2025-06-01&view=3/1/2")
    assert found.address == "claims?topic=troops&as_of=2025-06-01&group=blasting,floods"
    assert head("compare?left=2022/2023&right=2024/2025").address == "compare?left=2022/2023&right=2024/2025"
    assert head("?nonsense=1").address == ""


@pytest.mark.slow
@pytest.mark.parametrize("large", [False, True])
def test_nothing_of_a_later_day_is_told(large: bool) -> None:
    """The opening of the bridge was planned for another day, then reported: neither is known before it was."""
    engine = packed(FLOODS) if large else floods()
    now, before = (head(f"event?id=F07{day}", engine).words for day in ("", "&as_of=2026-05-01"))
    assert "7 September 2026" in now
    assert "September 2026" not in before
    assert "lanned" in before
    unknown = head("event?id=F07&as_of=2014-01-01", engine)
    assert not unknown.found
    assert table("event", "F07")["title"] not in unknown.title + unknown.words
    for link in ("claim?id=C01", "source?id=S05", "event?id=F16"):
        early = head(f"{link}&as_of=1990-01-01", engine)
        assert not early.found
        assert early.title.endswith("not known")


def test_a_place_is_named_once_something_is_known_of_it() -> None:
    assert not head("place?id=L01&as_of=1950-01-01").found
    early = head("place?id=L01&as_of=1950-01-01", packed(FLOODS))
    assert table("place", "L01")["name"] not in early.title + early.words


@pytest.mark.parametrize("link", ["event?id=E999", "place?id=P999", "claim?id=x", "source?id=%00", "story?story=nosuch"])
def test_what_is_not_there_is_404_with_the_app(link: str) -> None:
    asked = client().get(f"/{link}")
    assert asked.status_code == 404
    assert '<div id="root">' in asked.text
    assert 'content="noindex"' in asked.text
    assert "canonical" not in asked.text


def test_a_large_dataset_has_no_table_made_for_a_title(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = packed(FLOODS)
    monkeypatch.setattr(engine.counter.days, "_opened", lambda *_: pytest.fail("a table of the day was made"))
    for link in ("event?id=F07", "claim?id=C01", "source?id=S05", "place?id=L01"):
        assert head(f"{link}&as_of=2026-10-03", engine).found


def test_data_is_text(tmp_path: Path) -> None:
    tables = build.question([("KP", "asserts", "2025-01-03")])
    tables["events"][0]["title"] = '</title><script>alert("1")</script>'
    engine = engine_of(build.dataset(tmp_path / "world", **tables))
    text = client(engine=engine).get("/event?id=E1").text
    assert "&lt;/title&gt;&lt;script&gt;" in text
    assert "<script>alert" not in text


def test_a_query_that_nobody_typed_is_not_read() -> None:
    asked = client().get(f"/event?id=F07&q={'x' * 9000}")
    assert asked.status_code == 200
    assert "<title>Event ·" in asked.text


@pytest.mark.slow
def test_the_server_starts_without_the_pages() -> None:
    """Imported outside of a script's run, streamlit_folium would stay unregistered, and every map be missing."""
    code = "import sys, dashboard.server; sys.exit(any(m.startswith(('dashboard.views', 'streamlit_folium')) for m in sys.modules))"
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
