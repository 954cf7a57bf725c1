"""What changed, in a real browser: days by the keyboard and by themselves, a claim a click away."""

from __future__ import annotations

WHERE = "changes?since=2025-04-20&as_of=2025-04-30"


def test_days_are_stepped_by_keyboard_and_shown_in_the_link(visit, address):
    page = visit(f"{address}/{WHERE}", ready=".steps")
    page.locator(".strip button").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**step=2025-04-24**")
    page.wait_for_selector("text=day 1 of 4")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("text=day 2 of 4")
    assert page.locator("text=C540").count()
    page.get_by_role("button", name="All of them").click()
    page.wait_for_selector("text=4 days with news")


def test_a_claim_is_a_click_away_and_the_day_goes_along(visit, address):
    page = visit(f"{address}/{WHERE}", ready=".steps")
    page.locator("a", has_text="C021").first.click()
    page.wait_for_url(lambda url: "/claim?" in url and "id=C021" in url)
    page.wait_for_selector("text=Ukraine")
    assert "as_of=2025-04-30" in page.url
