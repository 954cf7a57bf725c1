/* What a component is given before it draws: its style, and the vocabularies, which come once by their address and are kept. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
const kept = tumen.kept = tumen.kept || new Map(); // address -> what stands there, to come

function keep(address) {
  if (!kept.has(address)) kept.set(address, fetch(address).then((answer) => answer.json()).catch((error) => { kept.delete(address); throw error; }));
  return kept.get(address);
}

export async function prepared(told) {
  const { data, parentElement } = told, root = parentElement.getRootNode();
  if (root.adoptedStyleSheets && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  return data.words ? { ...told, data: { ...data, words: await keep(data.words) } } : told;
}
