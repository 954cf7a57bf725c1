/* A page made of parts: the same parts drawn again leave what is there alone, folds keep open or shut. */
export default function ({ data, parentElement, setTriggerValue }) {
  const [root, state] = rootOf(parentElement, () => ({ open: new Set(), shut: new Set() }));
  state.send = setTriggerValue;
  root.style.setProperty('--contested', data.words.statuses.contested.colour);
  const scene = { data, state, event: null, origins: new Map() };
  const held = focusKey(root);
  const changed = redrawn(root, data, () => h('div', { class: 'document' }, data.parts.map((part) => draw(part, scene))));
  if (changed && held) { const again = [...root.querySelectorAll('a, button, summary, select, input')].find((e) => spoken(e) === held); if (again) again.focus({ preventScroll: true }); }
}

/* What had the focus, by its words: an update must not throw a reader of the keyboard back to the top. */
function focusKey(root) { const active = root.getRootNode().activeElement; return active && root.contains(active) ? spoken(active) : null; }

function spoken(element) { return element.getAttribute('aria-label') || element.textContent; }
