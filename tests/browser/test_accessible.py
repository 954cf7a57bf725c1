"""Every page, in both themes: axe-core has no serious finding, and opening it runs its script once."""

from __future__ import annotations

import pytest

from dashboard.views import PAGES
from tests.browser.accessible import findings
from tests.browser.conftest import shot

pytestmark = pytest.mark.browser
# A page that needs to be told what to show is asked for something that is there.
SHOWN = {"claim": "claim?id=C020", "event": "event?id=E090", "place": "place?id=P001", "source": "source?id=S022"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [page.address for page in PAGES], ids=lambda name: name or "atlas")
def test_a_page_is_accessible_and_opens_with_one_run(visit, address, name, scheme):
    said: list[str | bytes] = []
    page = visit(f"{address}/{SHOWN.get(name, name)}", scheme=scheme, ready="h1, h2", said=said)
    page.wait_for_timeout(2500)
    shot(page, f"{name or 'atlas'}-{scheme}")
    found = findings(page)
    assert not found, "\n".join(found)
    # A run that a reader did not ask for costs everyone who opens a page, and can call off the way to another page.
    assert len(said) == 1, said
