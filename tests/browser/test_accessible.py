"""Every page, in both themes: axe-core has no serious finding."""

from __future__ import annotations

import pytest

from dashboard.views import PAGES
from tests.browser.accessible import findings
from tests.browser.conftest import shot

# A page that needs to be told what to show is asked for something that is there.
SHOWN = {"claim": "claim?id=C020", "event": "event?id=E090", "place": "place?id=P001", "source": "source?id=S022"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [page.address for page in PAGES], ids=lambda name: name or "atlas")
def test_axe_has_no_serious_finding(visit, address, name, scheme):
    page = visit(f"{address}/{SHOWN.get(name, name)}", scheme=scheme, ready="h1, h2")
    page.wait_for_timeout(2500)
    shot(page, f"{name or 'atlas'}-{scheme}")
    assert not findings(page), "\n".join(findings(page))
