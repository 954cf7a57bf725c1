/* How to read map and timeline, on the page that explains the data: the map's own legend, its words written out. */
export default function ({ data, parentElement }) {
  const [root] = rootOf(parentElement, () => ({}));
  root.replaceChildren(tumen.patterns(), h('div', { class: 'legend' + (data.theme === 'dark' ? ' dark' : '') }, tumen.legendOf(data.vocabularies, data.theme)));
  // What a pointer learns from a title must be read without one too.
  for (const row of root.querySelectorAll('li[title]')) { const words = row.getAttribute('title'); row.removeAttribute('title'); row.lastChild.append(h('span', { class: 'quiet' }, ': ' + words)); }
}
