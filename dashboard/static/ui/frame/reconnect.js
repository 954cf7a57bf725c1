/* A page whose server has gone says so, keeps what it shows, and says when it is whole again. Streamlit connects anew by itself, and leaves
   it at that: the new session has not read the page's link yet, and the reader's next click would be lost in doing so. So the page asks to
   be drawn anew until it is. Streamlit's own word, a box over the page that asks whether Streamlit is running, is closed.
   A server that is there but gets no answers itself says so by a second one of these, which it takes away again. */
import { html as h } from '../elements/create_element.js';
import { rootOf } from '../elements/dom.js';
import { message } from '../../wording/messages.js';
const LOOK = 3000; // ms between two looks at a server that answers
const AGAIN = 1000; // ... at one that did not
const ANSWER = 4000; // ms that an answer may take
const THANKS = 8000; // ms that the last sentence stands

export function showReconnect({ data, parentElement, setTriggerValue }) {
  const [root] = rootOf(parentElement, (made) => {
    made.append(h('p', { class: 'lost', role: 'status', 'aria-live': 'assertive', hidden: true }));
  });
  if (data.unanswered) {
    say(root.firstChild, 'unanswered', data.unanswered);
    return;
  }
  const told = window.tumenReconnect || (window.tumenReconnect = { stands: '', missed: 0, timer: 0, asked: 0 });
  const opened = told.session && told.session !== data.session, heard = told.stands === 'coming' && data.heard === told.asked;
  Object.assign(told, { session: data.session, note: root.firstChild, address: data.base + '_stcore/health', send: setTriggerValue });
  if (opened || heard) turn(told, 'back');
  else show(told);
  if (!told.watching) {
    told.watching = true;
    undisturbed(told);
    look(told);
  }
}

/* Lost after two looks in vain, so that one slow answer frightens nobody. */
async function look(told) {
  const there = document.hidden && !told.stands ? true : await answers(told.address);
  told.missed = there ? 0 : told.missed + 1;
  if (told.missed > 1) turn(told, 'lost');
  else if (there && told.stands === 'lost') turn(told, 'coming');
  if (told.stands === 'coming' && there) told.send('again', told.asked = Date.now());
  setTimeout(look, ['lost', 'coming'].includes(told.stands) || !there ? AGAIN : LOOK, told);
}

function answers(address) {
  return fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(ANSWER) }).then((answer) => answer.ok, () => false);
}

function turn(told, stands) {
  if (told.stands === stands) return;
  told.stands = stands;
  clearTimeout(told.timer);
  if (stands === 'back') told.timer = setTimeout(turn, THANKS, told, '');
  show(told);
}

function show({ note, stands }) {
  say(note, stands, stands && message('frame-connection', { state: stands }));
}

function say(note, stands, text) {
  note.hidden = !stands;
  note.className = 'lost ' + stands;
  if (note.textContent !== text) note.textContent = text;
}

function undisturbed(told) {
  new MutationObserver(() => {
    const box = document.querySelector('[data-testid=stDialog] [role=dialog]');
    if (!box || box.querySelector('h2')?.textContent !== 'Connection error') return;
    /** @type {HTMLElement | null} */ (box.querySelector('button[aria-label=Close]'))?.click();
    turn(told, 'lost');
  }).observe(document.body, { childList: true });
}
