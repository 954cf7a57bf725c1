/* What is said of a link: what could not be used, and filters that do not count on this page or leave it without anything to show. */
import { html as h } from '../elements/create_element.js';
import { noteBox, unusedChips } from '../elements/dom.js';
import { INLINE, PARTS } from '../elements/elements.js';
PARTS.note = (p, scene) => noteBox(p, (changes) => cleared(scene, changes));
PARTS.unused = (p, scene) => unusedChips(p.chips, (changes) => cleared(scene, changes));
INLINE.clear = (p, scene) => h('button', { class: 'linklike', type: 'button', onclick: () => cleared(scene, p.changes) }, p.text);

function cleared(scene, changes) {
  scene.state.send('clear', { changes, at: Date.now() });
}
