### What every page has, as scripts draw it: copying, citing, stepping, long lists, and a server that has gone.

frame-copied = Copied
frame-copy-below = Copy it below
frame-show-all = Show all { $n }
frame-first-shown = The first { $some } of { $n } are shown.
frame-as-known = See everything as known on this day

frame-cite = Cite this view
frame-cite-region = How to cite this view
frame-cite-form = Form of the citation
frame-cite-copy = Copy
frame-cite-label = Citation

frame-step-previous = ‹ Previous
frame-step-previous-label = Previous step
frame-step-next = Next ›
frame-step-next-label = Next step
frame-step-play = ▶ Play
frame-step-pause = ❚❚ Pause
frame-step-still = Play is off, because your system asks for less motion. Step with the buttons or the arrow keys.

frame-connection = { $state ->
    [lost] The connection to the server is lost. What is shown stays. What you choose in the bar counts once this page has reconnected, which it tries by itself; other clicks count from then on.
    [coming] The server answers again. The page is being brought up to date.
   *[back] Connected again: selection, map and what you picked are as you left them.
}
