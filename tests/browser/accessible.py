"""What axe-core finds on a page, serious findings only; it sees into the components' shadow roots."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE = ("serious", "critical")
# Streamlit's own frame around our pages, and the two marks that Vega makes of a brush: what they do there is not ours to change.
NOT_OURS = ('[data-testid="stHeader"]', '[data-testid="stToolbar"]', '[data-testid="stMainMenu"]', ".window_brush", ".window_brush_bg")


def findings(page: Page) -> list[str]:
    """Return the serious findings, a line each: the rule, what it asks, and the first places."""
    found = Axe().run(page, context={"exclude": [[where] for where in NOT_OURS]}).response["violations"]
    return [
        f"{rule['id']}: {rule['help']} - " + "; ".join(str(node["target"]) + " " + node["html"][:120] for node in rule["nodes"][:3])
        for rule in found
        if rule["impact"] in GRAVE
    ]
