/* How to read map and timeline, on the page that explains the data: the map's own legend, its words written out. */
import { legendSections } from '../../maps/controls/legend.js';
import { hatchPatterns } from '../../maps/layers/symbols.js';
import { html as h } from '../elements/create_element.js';
import { rootOf } from '../elements/dom.js';
export function drawLegend({ data, parentElement }) {
  const [root] = rootOf(parentElement, () => ({}));
  root.replaceChildren(
    hatchPatterns(),
    h('div', { class: 'legend' + (data.theme === 'dark' ? ' dark' : '') }, legendSections(data.vocabularies, data.theme)),
  );
  // What a pointer learns from a title must be read without one too.
  for (const row of root.querySelectorAll('li[title]')) {
    const words = row.getAttribute('title');
    row.removeAttribute('title');
    row.lastChild.append(h('span', { class: 'quiet' }, ': ' + words));
  }
}
