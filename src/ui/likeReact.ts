/** @file Where Preact does otherwise than React, and the page counts on React: what follows a press, fields that are told their value, what is left by going away. */
import 'preact/compat'; // whose own hooks these call
import { options, type VNode } from 'preact';

let drawn = false;
/** Effects follow what led to them at once; those of the whole page, when it has been drawn. */
options.requestAnimationFrame = (flush) => {
  if (drawn) queueMicrotask(flush);
  else setTimeout(flush);
  drawn = true;
};

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
interface Told {
  readonly value?: unknown;
  readonly checked?: unknown;
}
type Heard = ((event: FocusEvent) => void) & { gone?: boolean };
/** A node of the tree, with its element, by the name that Preact gives it for tools. */
type Node = VNode<Told & { onBlur?: (event: FocusEvent) => void; onfocusout?: Heard }> & { readonly __e?: unknown };

const { vnode: make, unmount, diffed } = options;

/** A field that goes away while it has the focus is not left: nobody has gone on from it. */
options.vnode = (node: Node) => {
  const { onBlur } = node.props;
  if (typeof node.type === 'string' && onBlur) {
    const heard: Heard = (event) => heard.gone || onBlur(event);
    node.props = { ...node.props, onBlur: heard };
  }
  make?.(node);
};
options.unmount = (node: Node) => {
  const { onfocusout } = node.props ?? {};
  if (onfocusout) onfocusout.gone = true;
  unmount?.(node);
};

/** What fields have been told to show. */
const told = new WeakMap<object, Told>();
options.diffed = (node: Node) => {
  if (/^(?:input|select|textarea)$/.test(String(node.type)) && node.__e) told.set(node.__e, node.props);
  diffed?.(node);
};

/** Puts a field back to what it is told, where what was done to it has not been taken. */
function restore(field: Field): void {
  const { value, checked } = told.get(field) ?? {};
  if (checked !== undefined) {
    if (field instanceof HTMLInputElement && field.checked !== Boolean(checked)) field.checked = Boolean(checked);
  } else if (value !== undefined && value !== null && field.value !== String(value)) field.value = String(value);
}

/** Once those who heard of it have answered, and what they changed stands there. */
function answered({ target, type }: Event): void {
  if (!(target instanceof Element) || (type === 'input') !== target.matches(written)) return;
  queueMicrotask(() => {
    const group = target instanceof HTMLInputElement && target.type === 'radio' ? target.name : '';
    if (group === '') restore(target as Field);
    else for (const one of document.getElementsByName(group)) restore(one as Field);
  });
}
/** Fields that tell of every letter; others tell when something has been chosen. */
const written = 'textarea, input:not([type=checkbox], [type=radio], [type=file])';
globalThis.addEventListener?.('input', answered);
globalThis.addEventListener?.('change', answered);
