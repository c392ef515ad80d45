/** @file The desk behind the page, as its components have it: what the document says and what is selected, without a dialog that would come between two actions. */
import type { Page } from 'playwright/test';
import type { Json } from '../page.ts';

export interface Stand {
  /** Without what an undo leaves alone: how it is looked at, and how far it has been trained. */
  readonly document: Json;
  readonly selection?: { readonly block: string; readonly unit?: number; readonly run?: readonly string[] };
  /** Entries that can be undone. */
  readonly past: number;
  /** Of every block, and of the input: its units, or null where its shape is not known. */
  readonly units: Readonly<Record<string, number | null>>;
}

/** Where the page stands; undefined before there is a desk. */
export const standOf = (page: Page): Promise<Stand | undefined> =>
  page.evaluate(() => {
    interface Flow {
      readonly shape: readonly number[];
      readonly tokens?: unknown;
    }
    interface State {
      readonly written: Json;
      readonly document: { readonly network: unknown };
      readonly data: Flow;
      readonly inference: { readonly byId: ReadonlyMap<string, { readonly output?: Flow }> };
      readonly selection?: Stand['selection'];
      readonly history: { readonly past: readonly unknown[] };
    }
    /** As Preact keeps a component: what it was given, and what stands in it. */
    interface Component {
      readonly props?: { readonly value?: { readonly editor?: { readonly store: { getState(): State } } } } | null;
      readonly __k?: readonly (Component | null)[] | null;
    }
    const storeIn = (one: Component | null | undefined): { getState(): State } | undefined => {
      const store = one?.props?.value?.editor?.store;
      if (store) return store;
      for (const child of one?.__k ?? []) {
        const found = storeIn(child);
        if (found) return found;
      }
      return undefined;
    };
    const root = document.getElementById('root') as { readonly __k?: Component } | null;
    const state = storeIn(root?.__k)?.getState();
    if (!state) return undefined;
    const { written, data, inference, selection, history } = state;
    const { run: _, view: __, ...rest } = written;
    const unitsOf = (flow: Flow | undefined) =>
      (flow && (flow.tokens === undefined && flow.shape.length === 2 ? flow.shape[1] : flow.shape[0])) ?? null;
    const units: Record<string, number | null> = { input: unitsOf(data) };
    const look = (inside: unknown): void => {
      if (typeof inside !== 'object' || inside === null) return;
      const { id } = inside as { readonly id?: unknown };
      if (typeof id === 'string') units[id] = unitsOf(inference.byId.get(id)?.output);
      for (const part of Object.values(inside)) look(part);
    };
    look(state.document.network);
    // As a message would carry it: a link has no fields without a value.
    return JSON.parse(JSON.stringify({ document: rest, selection, past: history.past.length, units })) as Stand;
  });
