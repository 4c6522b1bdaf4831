// @ts-check
/**
 * A small virtual DOM: pure functions describe what is to be seen, `patch` makes it so.
 * Strings only ever become text nodes, attributes and properties: there is no way to put in markup.
 *
 * @typedef {{tag: string, props: Record<string, any>, children: Child[], key: string | number | undefined}} VNode
 * @typedef {VNode | string | number | null | undefined | false | Child[]} Child
 */

const SVG = "http://www.w3.org/2000/svg";
/** Set as properties: as attributes they would only be the element's initial state. */
const PROPERTIES = new Set(["value", "checked", "disabled", "open", "hidden", "max"]);

/** What each element was last described as. @type {WeakMap<Node, VNode>} */
const described = new WeakMap();

/**
 * Describe an element. `key` keeps its identity among siblings, `mount` is called once it is in the document.
 * @param {string} tag
 * @param {Record<string, any> | null} [props]
 * @param {...Child} children
 * @returns {VNode}
 */
export function h(tag, props, ...children) {
  const { key, ...rest } = props ?? {};
  return { tag, props: rest, children, key };
}

/**
 * Make the children of `parent` what `children` describe, reusing what is there.
 * @param {Element} parent
 * @param {Child[]} children
 */
export function patch(parent, children) {
  const wanted = flat(children);
  const keyed = new Map();
  /** @type {ChildNode[]} */
  const loose = [];
  for (const node of parent.childNodes) {
    const key = described.get(node)?.key;
    if (key === undefined) loose.push(node);
    else keyed.set(key, node);
  }
  /** @type {(() => void)[]} */
  const mounted = [];
  const next = wanted.map((child) => {
    const found =
      typeof child === "object" && child.key !== undefined ? keyed.get(child.key) : take(loose, child);
    return found && fits(found, child) ? renew(found, child) : create(parent, child, mounted);
  });
  const kept = new Set(next);
  for (const node of [...parent.childNodes]) if (!kept.has(node)) node.remove();
  next.forEach((node, at) => {
    if (parent.childNodes[at] !== node) parent.insertBefore(node, parent.childNodes[at] ?? null);
  });
  for (const each of mounted) each();
}

/**
 * A render function that answers the same description while its arguments are the same.
 * @template {any[]} A
 * @param {(...args: A) => VNode} render
 * @returns {(...args: A) => VNode}
 */
export function memo(render) {
  /** @type {A | undefined} */ let before;
  /** @type {VNode} */ let made;
  return (...args) => {
    if (!before || args.some((each, at) => each !== before?.[at])) [before, made] = [args, render(...args)];
    return made;
  };
}

/** @param {Child[]} children @returns {(VNode | string)[]} */
function flat(children) {
  return children
    .flat(9)
    .filter((each) => each !== null && each !== undefined && each !== false && each !== "")
    .map((each) => (typeof each === "number" ? String(each) : /** @type {VNode | string} */ (each)));
}

/** @param {ChildNode[]} loose @param {VNode | string} child */
function take(loose, child) {
  const at = loose.findIndex((node) => fits(node, child));
  return at < 0 ? undefined : loose.splice(0, at + 1)[at];
}

/** @param {Node} node @param {VNode | string} child */
function fits(node, child) {
  return typeof child === "string"
    ? node.nodeType === Node.TEXT_NODE
    : described.get(node)?.tag === child.tag;
}

/** @param {ChildNode} node @param {VNode | string} child */
function renew(node, child) {
  if (typeof child === "string") {
    if (node.nodeValue !== child) node.nodeValue = child;
    return node;
  }
  const before = described.get(node);
  if (before === child || !before) return node;
  const element = /** @type {Element} */ (node);
  described.set(node, child);
  patch(element, child.children);
  apply(element, before.props, child.props);
  return node;
}

/** @param {Element} parent @param {VNode | string} child @param {(() => void)[]} mounted @returns {ChildNode} */
function create(parent, child, mounted) {
  if (typeof child === "string") return document.createTextNode(child);
  const inSvg = child.tag === "svg" || parent.namespaceURI === SVG;
  const element = inSvg ? document.createElementNS(SVG, child.tag) : document.createElement(child.tag);
  described.set(element, child);
  // Children first: a select takes its value only once it has its options.
  patch(element, child.children);
  apply(element, {}, child.props);
  if (child.props.mount) mounted.push(() => child.props.mount(element));
  return element;
}

/** @param {any} element @param {Record<string, any>} before @param {Record<string, any>} props */
function apply(element, before, props) {
  for (const name of Object.keys(before)) if (!(name in props)) set(element, name, undefined);
  for (const [name, value] of Object.entries(props)) {
    if (value !== before[name] || PROPERTIES.has(name)) set(element, name, value);
  }
}

/** @param {any} element @param {string} name @param {any} value */
function set(element, name, value) {
  if (name === "mount") return;
  if (name.startsWith("on")) element[name] = value ?? null;
  else if (name === "style")
    for (const [each, to] of Object.entries(value ?? {})) element.style.setProperty(each, to);
  else if (PROPERTIES.has(name) && name in element && !(element instanceof SVGElement)) {
    if (value === undefined) element.removeAttribute(name);
    else if (element[name] !== value) element[name] = value;
  } else if (value === undefined || value === null || value === false) element.removeAttribute(name);
  else {
    const text = value === true ? "" : String(value);
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}
