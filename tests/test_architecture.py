"""Imports go down only, and each library stays where it belongs."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1] / "dashboard"
MOST_SCRIPTS = 15  # side by side in a folder, with their styles
FILES = sorted(p for p in ROOT.rglob("*.py"))
# From the lowest: a room, or a module named by itself, imports only those of the lines before its own, and what is in the same room.
LEVELS = (
    ("__init__", "clock", "catalog.cache", "catalog.schema.faults", "catalog.great_circle"),
    ("catalog.edtf", "catalog.names", "catalog.plurals", "catalog.quantities", "catalog.web_mercator"),
    ("catalog.dates",),
    ("catalog.records",),
    ("catalog.schema",),
    ("catalog.map_state",),
    ("catalog.loading",),
    ("catalog",),
    ("catalog.knowledge",),
    ("catalog.archive",),
    ("catalog.stores",),
    ("analysis", "query.similar_words", "query.topics"),
    ("query.text_search", "analysis.claims", "analysis.estimates", "analysis.lifecycle", "analysis.movements", "analysis.sources"),
    ("query.selection",),
    ("query.table",),
    ("query.counting",),
    ("query.symbols",),
    ("query.answers",),
    ("query.engines",),
    ("query", "query.comparison", "query.engines.dask"),
    ("wording",),
    ("exports",),
    ("charts", "maps"),
    ("assets",),
    ("front",),
    ("api", "options", "reload_requests", "snapshot"),
    ("server",),
    ("views.elements",),
    ("views.link",),
    ("views.frame",),
    ("views.atlas",),
    ("views.claims",),
    ("views.changes", "views.compare", "views.crossing", "views.estimates", "views.record", "views.sources", "views.story"),
    ("views",),
    ("app", "cli"),
    ("__main__",),
)
LEVEL = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}
APART = (("query", "analysis"), ("views", "api"), ("views", "server"))  # neither imports the other
# A library, and the parts that may import it.
HOMES = {
    "streamlit": {"app.py", "server.py", "front", "views"},
    "streamlit_folium": {"views", "maps"},
    "folium": {"maps"},
    "branca": {"maps"},
    "altair": {"charts"},
    "starlette": {"api", "front", "server.py"},
    "uvicorn": {"front"},
    "pandera": {"catalog"},
    "fluent": {"wording"},
    "edtf": set(),  # only tests compare with it
    "shapely": {"exports"},
    "geopandas": {"exports"},
    "pyogrio": {"exports"},
    "openpyxl": {"exports"},
    "distributed": {"query"},
    "pyarrow": {"catalog", "exports", "query"},
    "pmtiles": {"maps"},
    "vl_convert": {"charts"},
}


def part(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def room(name: str) -> str:
    """Return the line's entry that a module below ``dashboard`` belongs to: its own, or that of a folder that it is in."""
    while name not in LEVEL:
        name, _, last = name.rpartition(".")
        assert last, "a module stands in a room of LEVELS"
    return name


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively; name the module whole"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_down_only(path):
    own = room(module(path))
    for name in imports(path):
        head, _, rest = name.partition(".")
        if head == "dashboard" and rest != "__version__":
            other = room(rest)
            assert other == own or LEVEL[other] < LEVEL[own], f"{path} imports upward: {name}"
            assert {own.split(".")[0], other.split(".")[0]} not in map(set, APART), f"{path} imports sideways: {name}"
        elif head in HOMES:
            assert part(path) in HOMES[head], f"{path} imports {head}, whose home is {HOMES[head]}"


def test_no_room_holds_too_much():
    rooms = {path.parent for path in FILES}
    for folder in rooms:
        assert len([path for path in FILES if path.parent == folder and path.stem != "__init__"]) <= 15, folder


def test_the_rooms_of_tests_are_those_of_the_package():
    """A test of what several rooms do together stands beside this one."""
    tests = Path(__file__).parent
    rooms = {file.parent.relative_to(tests) for file in tests.rglob("test_*.py")}
    assert {str(room) for room in rooms if not (ROOT / room).is_dir()} == {"benchmarks", "browser"}


def test_tests_wait_for_scripts_by_the_clock():
    """Playwright's own default waits for frames of animation, which a busy Chromium does not draw of a map out of sight."""
    tests = (ROOT.parent / "tests" / "browser").rglob("*.py")
    waiting = [p.name for p in tests if ".wait_for_function(" in p.read_text("utf-8")]
    assert waiting == ["waiting.py"]


def test_the_rule_would_catch_a_breach(tmp_path):
    breach = tmp_path / "x.py"
    breach.write_text("import streamlit\nfrom dashboard.views import link\n")
    assert imports(breach) == {"streamlit", "dashboard.views.link"}
    assert "catalog" not in HOMES["streamlit"]
    assert LEVEL["views"] > LEVEL["catalog"]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_stay_short_and_pages_hold_no_logic(path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= 300
    if part(path) == "views":
        assert "groupby" not in text
        assert "unsafe_allow_html" not in text


def test_no_script_or_style_of_ours_names_another_host():
    known = (
        "tile.openstreetmap.org",
        "server.arcgisonline.com",
        "www.w3.org",
        "www.opengis.net",
        "creativecommons.org",
        "www.openstreetmap.org",
        "www.esri.com",
        "www.sitemaps.org",
        "example.org",
    )
    for path in [*FILES, *(f for part in ("ui", "maps") for f in (ROOT / "static" / part).rglob("*.*"))]:
        for line in path.read_text("utf-8").splitlines():
            for piece in line.split("://")[1:]:
                host = re.split(r"[/\"');\s]", piece)[0]
                assert "." not in host or host in known or host.startswith("localhost"), f"{path} names {host}"


def test_no_folder_of_scripts_holds_more_than_is_seen_at_a_glance():
    folders = {file.parent for part in ("ui", "maps", "offline", "front") for file in (ROOT / "static" / part).rglob("*.*")}
    assert {str(folder): n for folder in folders if (n := sum(file.is_file() for file in folder.iterdir())) > MOST_SCRIPTS} == {}


def test_scripts_of_ours_stay_short_and_never_make_markup_of_data():
    for path in (file for part in ("ui", "maps", "offline", "wording") for file in (ROOT / "static" / part).rglob("*.js")):
        text = path.read_text("utf-8")
        assert text.count("\n") <= 300, path
        for bad in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
            assert bad not in text, f"{path} uses {bad}"


# What outlives a dataset, kept by functions of one module for all of the process: none of it is made of data.
PROCESS_CACHES = {
    "catalog.dates.date_words": "what a text means, whoever writes it",
    "catalog.dates.parse_span": "what a text means, whoever writes it",
    "catalog.edtf.read_edtf": "what a text means, whoever writes it",
    "charts.timeline_spec.timeline_spec": "a drawing without its data",
    "front.budget._wider": "what an address of a network belongs to",
    "front.budget.client_network": "what an address of a network belongs to",
    "front.missing._template": "a file of ours",
    "maps.script_bundle.asset_digest": "a script of ours",
    "maps.script_bundle.asset_text": "a script of ours",
    "maps.tiles.world_tiles": "the basemap",
    "query.engines.dask.shards._stores": "of shards that a worker has, for as long as it has them",
    "views.frame.components.registered_component": "a script of ours",
    "wording.messages.message_catalogue": "files of ours",
}
DATA_TYPES = {"Archive", "Answer", "ClaimIndex", "ClaimLedger", "Dataset", "Engine", "EventTable", "Knowledge", "DataFrame"}


def process_caches(tree: ast.Module) -> dict[str, set[str]]:
    """Return what a module keeps for all of the process, by name, with the types that each function takes; of a variable none."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(_is_cache(d) for d in node.decorator_list):
            taken = [a.annotation for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs) if a.annotation]
            found[node.name] = {n.id for a in taken for n in ast.walk(a) if isinstance(n, ast.Name)}
    for node in tree.body:
        if not (isinstance(node, ast.Assign | ast.AnnAssign) and node.value):
            continue
        if _is_filled_later(node.value) or any(_is_cache(part) for part in ast.walk(node.value)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {ast.unparse(target): set() for target in targets}
    return found


def _is_filled_later(node: ast.expr) -> bool:
    """Tell whether an expression is a container without anything in it, as what is put there later is kept."""
    if isinstance(node, ast.Call):
        made = node.func.value if isinstance(node.func, ast.Subscript) else node.func
        name = ast.unparse(made).rpartition(".")[2]
        return name.startswith("Weak") or (name in ("dict", "list", "set", "OrderedDict", "defaultdict", "deque") and not node.args)
    return isinstance(node, ast.Dict | ast.List) and not (node.keys if isinstance(node, ast.Dict) else node.elts)


def _is_cache(node: ast.AST) -> bool:
    """Tell whether an expression is one of functools' caches, or makes one of ours."""
    if isinstance(node, ast.Call):
        made = node.func.value if isinstance(node.func, ast.Subscript) else node.func
        return _is_cache(made) or ast.unparse(made).rpartition(".")[2] in ("Cache", "Memo", "cache_data", "cache_resource")
    return isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node).rpartition(".")[2] in ("lru_cache", "cache")


@pytest.mark.slow
def test_nothing_made_of_data_is_kept_by_a_module():
    """What is derived from a dataset is kept by the dataset (``catalog.cache.derived``), so that it goes with it."""
    found = {
        f"{module(path)}.{name}": types for path in FILES for name, types in process_caches(ast.parse(path.read_text("utf-8"))).items()
    }
    assert set(found) == set(PROCESS_CACHES)
    assert {name: types & DATA_TYPES for name, types in found.items() if types & DATA_TYPES} == {}


def test_a_cache_of_data_would_be_found():
    text = "@lru_cache(8)\ndef a(of: Dataset | None): ...\n_b = Cache[int](16)\n_c = functools.cache(a)\ndef f():\n  @cache\n  def g(): 1"
    text += "\n_d = {}\n_e: list[int] = []\n_f = WeakValueDictionary[str, Dataset]()\n_g = [1]"
    assert process_caches(ast.parse(text)) == {"a": {"Dataset"}} | {name: set() for name in ("g", "_b", "_c", "_d", "_e", "_f")}


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_what_day_it_is_is_read_in_one_place(path):
    """It is read once a run or request and handed down, so that no answer is of two days."""
    calls = [ast.unparse(n.func) for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
    found = {call for call in calls if call.endswith(("date.today", "datetime.now", "datetime.today", "datetime.utcnow", "Timestamp.now"))}
    assert bool(found) == (module(path) == "clock"), found


def test_only_the_catalog_asks_what_of_a_dataset_is_at_hand():
    """Whoever asks the engine gets one answer of a folder of tables and of a packed one."""
    reads = {module(path) for path in FILES for n in ast.walk(ast.parse(path.read_text("utf-8"))) if getattr(n, "attr", "") == "partial"}
    assert {name for name in reads if not name.startswith("catalog.")} == set()


READS_TODAY = {"app", "server", "snapshot", "cli", "front.middleware", "api.request", "views.frame.session_link"}  # the edges


@pytest.mark.slow
def test_only_edges_ask_what_day_it_is():
    found = {module(path) for path in FILES if "dashboard.clock" in imports(path)}
    assert found == READS_TODAY
