/** @file For tests: a hook in a component that shows nothing, rendered again as it would be on a page, with its effects. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import type { Desk } from '#state/desk.ts';
import { DeskContext } from '#state/useDesk.ts';

export interface ShownHook<T> {
  /** What it gave when it was rendered last. */
  readonly value: T;
  /** How often it was rendered. */
  readonly times: number;
  /** The component is taken away. */
  leave(): void;
}

/** Does something that a page does, and all that follows from it. */
export const done = (what: () => void): void => void act(what);

/** Shows a component at a desk that uses a hook. */
export function showHook<T>(desk: Desk, use: () => T): ShownHook<T> {
  let value: T;
  let times = 0;
  const Shown = () => {
    value = use();
    times++;
    return null;
  };
  const place = { childNodes: [], nodeType: 1 } as unknown as Element;
  const put = (node: unknown) => act(() => render(node as never, place));
  put(
    <DeskContext value={desk}>
      <Shown />
    </DeskContext>,
  );
  return {
    get value() {
      return value;
    },
    get times() {
      return times;
    },
    leave: () => void put(null),
  };
}
