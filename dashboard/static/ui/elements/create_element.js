/* Elements made of text: whatever stands in the data is set as text content or as an attribute, never as markup. */
const LONG = /[^\s\u00ad\u200b]{25}/; // a word that a narrow column has no room for: base.css breaks it
function fill(element, attributes, children) {
  Object.entries(attributes || {}).forEach(function ([name, value]) {
    if (value === null || value === undefined || value === false) return;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'style' && typeof value === 'object') {
      Object.entries(value).forEach(function ([key, v]) {
        element.style.setProperty(key, v);
      });
    } else element.setAttribute(name, value === true ? '' : String(value));
  });
  const shown = children.flat(3).filter(function (c) {
    return c !== null && c !== undefined && c !== false && c !== '';
  });
  if (
    shown.some(function (c) {
      return typeof c === 'string' && LONG.test(c);
    })
  ) element.classList.add('long');
  element.append(...shown);
  return element;
}
export function html(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}
export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}
/**
 * What a canvas is painted with; every browser has it.
 * @param {HTMLCanvasElement} canvas
 */
export function brushOf(canvas) {
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
}
