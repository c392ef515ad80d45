/**
 * @file What a lens was set to show, as its fields say. Read as leniently as all of a view (`view.ts`): what is missing or is not as the field declares it is the
 * default, a setting that no field names stays where it is (another version may know it). It never changes a number, and is not undone.
 */
import type { ChoiceField, FlagField, FloatField, IntField, TextField, Values } from './field.ts';
import { fieldError } from './field.ts';
import { own } from './json.ts';
import type { LensSettings, View } from './view.ts';

/** Fields of a lens hold plain values; nothing chosen is '' or −1. */
export type LensFields = Readonly<Record<string, IntField | FloatField | FlagField | ChoiceField | TextField>>;

/** Every field's value. */
export function readLensSettings<F extends LensFields>(fields: F, settings: LensSettings = {}): Values<F> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const given = own(settings, name);
      return [name, given === undefined || fieldError(field, given) !== undefined ? field.default : given];
    }),
  ) as Values<F>;
}

/** The lenses of a view after a change of one: what is a default is not written, nor a lens without any settings; undefined where none is left. */
export function withLensSettings<F extends LensFields>(
  { lenses = {} }: View,
  id: string,
  fields: F,
  change: Partial<Values<F>>,
): View['lenses'] {
  const settings = Object.fromEntries(
    Object.entries({ ...lenses[id], ...change } as LensSettings).filter(
      ([name, value]) => !Object.hasOwn(fields, name) || value !== fields[name]!.default,
    ),
  );
  const { [id]: _, ...others } = lenses;
  const next = Object.keys(settings).length > 0 ? { ...others, [id]: settings } : others;
  return Object.keys(next).length > 0 ? next : undefined;
}
