/* A page made of parts: the same parts drawn again leave what is there alone, folds keep open or shut. */
import { html as h } from './create_element.js';
import { rootOf } from './dom.js';
import { draw } from './elements.js';
const ANSWER_DUE = 8000; // ms after which the page's word counts again, should a choice have been lost on its way
export function drawDocument({ data: { turned, ...data }, parentElement, setTriggerValue }) {
  const [root, state] = rootOf(parentElement, (made) => {
    made.append(h('div', { class: 'document' }));
    return { open: new Set(), shut: new Set(), turned: 0 };
  });
  state.send = (what, said) => {
    if (what === 'turn') state.turned = said.at;
    setTriggerValue(what, said);
  };
  root.style.setProperty('--contested', data.words.statuses.contested.colour);
  const reached = JSON.stringify(data.reached);
  if (state.reached !== reached) {
    state.reached = reached;
    state.turned = 0;
  } // what was chosen while the server was away has reached nobody
  /* An answer to an earlier choice than the last must not undo that one in the fields. */
  const earlier = turned < state.turned && Date.now() - state.turned < ANSWER_DUE;
  const held = focusKey(root), shown = JSON.stringify(data), changed = state.shown !== shown;
  const scene = { data, state, event: null, origins: new Map(), earlier, changed };
  state.shown = shown;
  lay(root.firstChild, data.parts, scene);
  if (changed && held && !focusKey(root)) {
    const again = [...root.querySelectorAll('a, button, summary, select, input')].find((e) => spoken(e) === held);
    if (again) again.focus({ preventScroll: true });
  }
}

/* Bring the page to its parts. What can take up its part where it stands, as a field in which a reader may be typing, is not taken out. */
function lay(page, parts, scene) {
  const takes = [...page.children].filter((element) => element.takes), stays = new Set();
  const made = parts.map((part) => {
    const there = takes.find((element) => !stays.has(element) && element.takes(part, scene));
    if (there) stays.add(there);
    return there || (scene.changed && draw(part, scene));
  });
  if (!scene.changed) return;
  for (const child of [...page.childNodes]) if (!stays.has(child)) child.remove();
  made.flat(3).filter(Boolean).forEach((element, i) => {
    if (page.childNodes[i] !== element) page.insertBefore(element, page.childNodes[i] || null);
  });
}

/* What had the focus, by its words: an update must not throw a reader of the keyboard back to the top. */
function focusKey(root) {
  const active = root.getRootNode().activeElement;
  return active && root.contains(active) ? spoken(active) : null;
}

function spoken(element) {
  return element.getAttribute('aria-label') || element.textContent;
}
