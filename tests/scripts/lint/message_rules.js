/* Rules of the linter for what scripts say: a text that a reader reads is a message of the catalogue, whose id and arguments are written
   out where it is called, so that a test can compare them with the catalogue's. */
const WORD = /\p{L}{2,}/gu;
const FONTS = /, ?(sans-)?serif$/; // a list of fonts ends with the one that every system has
/* Attributes that no reader reads, and what takes selectors, queries and names of events. */
const UNREAD = ['class', 'className', 'rel'];
const SELECTING = ['querySelector', 'querySelectorAll', 'closest', 'matches', 'matchMedia', 'on', 'off'];
/* Where one word is enough to be read: children of an element, and attributes that are. */
const BUILDERS = ['html', 'h', 'svg'];
const READ = ['title', 'aria-label', 'aria-valuetext', 'placeholder', 'alt'];
const JOINING = ['ConditionalExpression', 'LogicalExpression', 'TemplateLiteral', 'ArrayExpression'];
const SAYING = ['message', 'messageParts'];

const nameOf = (node) => node.name ?? node.value ?? node.property?.name;
const words = (text) => (text.match(WORD) || []).length;

/* Tell whether a text stands where nobody reads it: there, where it is compared with what another program says, or in an error that is
   the program's own fault; any other Error is told. */
function isUnread(node) {
  for (let child = node, at = node.parent; at; child = at, at = at.parent) {
    if (at.type === 'Property' && child === at.value && UNREAD.includes(nameOf(at.key))) return true;
    if (at.type === 'CallExpression' && child !== at.callee && SELECTING.includes(nameOf(at.callee))) return true;
    if (at.type === 'BinaryExpression' && at.operator.endsWith('==')) return true;
    if (at.type === 'NewExpression' && ['RangeError', 'TypeError'].includes(nameOf(at.callee))) return true;
    if (at.type.endsWith('Function') || at.type === 'ArrowFunctionExpression' || at.type.endsWith('Statement')) return false;
  }
  return false;
}

function joins(node) {
  return JOINING.includes(node?.type) || (node?.type === 'BinaryExpression' && node.operator === '+');
}

/* Tell whether a text is read even if it is one word. */
function isShown(node) {
  let child = node;
  while (joins(child.parent) && child !== child.parent.test) child = child.parent;
  const at = child.parent;
  if (at?.type === 'Property') return child === at.value && READ.includes(nameOf(at.key));
  return at?.type === 'CallExpression' && BUILDERS.includes(nameOf(at.callee)) && at.arguments.indexOf(child) > 1;
}

function literals(context) {
  if (!context.filename.includes('/dashboard/static/')) return {};
  const check = (node, text) => {
    const isWords = (/\s/.test(text) && words(text) > 1) || (words(text) > 0 && isShown(node));
    if (!isWords || FONTS.test(text) || isUnread(node)) return;
    context.report({ node, message: `'${text}' is read, and no message`, hint: 'Write it into a file of dashboard/wording/en.' });
  };
  return {
    Literal: (node) => typeof node.value === 'string' && check(node, node.value),
    TemplateLiteral: (node) => check(node, node.quasis.map((quasi) => quasi.cooked).join('{}')),
  };
}

/* The id and the names of the arguments of a call; null of what is not written out. */
export function callOf({ callee, arguments: [id, args, ...more] }) {
  if (!SAYING.includes(callee.name)) return undefined;
  const properties = !args ? [] : args.type === 'ObjectExpression' ? args.properties : [null];
  const names = properties.map((one) => (one?.type === 'Property' && !one.computed ? nameOf(one.key) : null));
  return typeof id?.value === 'string' && !more.length && !names.includes(null) ? { id: id.value, names } : null;
}

function calls(context) {
  return {
    CallExpression(node) {
      if (callOf(node) !== null) return;
      context.report({ node, message: 'Write out the id and the arguments of a message', hint: "message('the-id', { argument })" });
    },
  };
}

export default { name: 'messages', rules: { 'literal': { create: literals }, 'written-out': { create: calls } } };
