/* What a component is given before it draws: its style, and the vocabularies, which come once by their address and are kept. */
const kept = new Map(); // address -> what stands there, to come

function keep(address) {
  if (!kept.has(address)) {
    kept.set(
      address,
      fetch(address).then((answer) => answer.json()).catch((error) => {
        kept.delete(address);
        throw error;
      }),
    );
  }
  return kept.get(address);
}

/* Return a component as Streamlit mounts it: `draw` is told what the page tells, when style and vocabularies are there. */
export function component(draw, style) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  return async (told) => draw(await prepared(told, sheet));
}

async function prepared(told, sheet) {
  const { data, parentElement } = told, root = parentElement.getRootNode();
  if (root.adoptedStyleSheets && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  return data.words ? { ...told, data: { ...data, words: await keep(data.words) } } : told;
}
