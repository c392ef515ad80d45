import { expect, it } from 'vitest';
import { surviveTranslation, type TreeMethods } from './surviveTranslation.ts';

/** As much of a tree as is asked for, as strict as a browser's. */
class Tree {
  parentNode: Tree | null = null;
  readonly children: Tree[] = [];
  removeChild(child: Tree): Tree {
    if (child.parentNode !== this) throw new Error('NotFoundError');
    this.children.splice(this.children.indexOf(child), 1);
    child.parentNode = null;
    return child;
  }
  insertBefore(node: Tree, before: Tree | null): Tree {
    if (before && before.parentNode !== this) throw new Error('NotFoundError');
    this.children.splice(before ? this.children.indexOf(before) : this.children.length, 0, node);
    node.parentNode = this;
    return node;
  }
}
surviveTranslation(Tree.prototype as unknown as TreeMethods);

/** A list of three texts, the second of which was wrapped as a translator does. */
function wrapped() {
  const [list, a, b, c, font] = [new Tree(), new Tree(), new Tree(), new Tree(), new Tree()];
  for (const child of [a, font, c]) list.insertBefore(child, null);
  font.insertBefore(b, null);
  return { list, a, b, c, font };
}

it('removes what was wrapped, with what was wrapped round it', () => {
  const { list, a, b, c } = wrapped();
  expect(list.removeChild(b)).toBe(b);
  expect(list.children).toEqual([a, c]);
});

it('inserts before what was wrapped', () => {
  const { list, a, b, c, font } = wrapped();
  const more = new Tree();
  list.insertBefore(more, b);
  expect(list.children).toEqual([a, more, font, c]);
});

it('goes on where what is to be removed is gone, and puts what belonged before it at the end', () => {
  const { list, a, c, font } = wrapped();
  const [gone, more] = [new Tree(), new Tree()];
  expect(list.removeChild(gone)).toBe(gone);
  list.insertBefore(more, gone);
  expect(list.children).toEqual([a, font, c, more]);
});

it('leaves alone what nobody touched', () => {
  const { list, a, c, font } = wrapped();
  list.removeChild(a);
  list.insertBefore(a, c);
  expect(list.children).toEqual([font, a, c]);
});
