/**
 * @file Pages that the browser translates. A translator wraps the page's texts in elements of its own, or puts others in their place; React then removes, or inserts
 * before, a text that is no longer where it put it, which the browser answers with an error that takes the whole page.
 */

/** The part of a node's prototype that is mended. */
export interface TreeMethods {
  removeChild<T extends Node>(child: T): T;
  insertBefore<T extends Node>(node: T, before: Node | null): T;
}

/** The child of `parent` that holds a node now, if any does. */
function holderIn(parent: unknown, node: Node | null): Node | null {
  let at = node;
  while (at && (at.parentNode as unknown) !== parent) at = at.parentNode;
  return at;
}

/** Lets removing and inserting find a text inside what a translator has wrapped round it; one that it has thrown away is no longer there to be removed. Call once. */
export function surviveTranslation(tree: TreeMethods = Node.prototype): void {
  const { removeChild, insertBefore } = tree;
  tree.removeChild = function <T extends Node>(this: TreeMethods, child: T): T {
    const holder = holderIn(this, child);
    if (holder) removeChild.call(this, holder);
    return child;
  };
  tree.insertBefore = function <T extends Node>(this: TreeMethods, node: T, before: Node | null): T {
    return insertBefore.call(this, node, holderIn(this, before)) as T;
  };
}
