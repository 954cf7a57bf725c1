/* What the tests of scripts check by, and as much of a document as their subjects need: no package, so that no network is asked. */
export function equal(found, wanted) {
  const [is, should] = [found, wanted].map((value) => JSON.stringify(value));
  if (is !== should) throw new Error(`found ${is}, wanted ${should}`);
}

/* Elements that only hold what they were given, and a canvas on which each letter is `wide`. */
export function fakeDocument(wide = 6) {
  class FakeElement {
    attributes = {};
    children = [];
    classList = { add: () => {} };
    style = { setProperty: () => {} };
    constructor(tag) {
      this.tag = tag;
    }
    setAttribute(name, value) {
      this.attributes[name] = value;
    }
    append(...children) {
      this.children.push(...children);
    }
    getContext() {
      return { measureText: (text) => ({ width: text.length * wide }) };
    }
    /* All elements of a tag or class within, in their order. */
    all(name) {
      const is = this.tag === name || (this.attributes.class || '').split(' ').includes(name);
      return [...(is ? [this] : []), ...this.children.flatMap((child) => (child instanceof FakeElement ? child.all(name) : []))];
    }
  }
  const createElement = (tag) => new FakeElement(tag);
  Object.assign(globalThis, { document: { createElement, createElementNS: (_, tag) => new FakeElement(tag) } });
}
