/** @file What a part lets be changed, as a person reads it. */
import { texts as dataTexts } from '#data/texts.ts';
import { layers } from '#layers/index.ts';
import { wordsOf } from '#layers/words.ts';
import { walk } from '#nn/block.ts';
import { commonTexts } from '#nn/blockText.ts';
import type { StrataDocument } from '#nn/document.ts';
import { blockTitle } from '#state/blockName.ts';
import { fieldOf, ofTheData, permissionNames } from './allowWords.ts';

type Named = Pick<StrataDocument, 'network' | 'data'>;
type Labels = Readonly<Record<string, { readonly label: string } | undefined>>;

export function namesOf(allow: readonly string[], { network, data }: Named): readonly string[] {
  const blocks = new Map([...walk(network, layers)].map(({ block }) => [block.id, block]));
  return allow.map((path) => {
    const known = permissionNames[path];
    if (known !== undefined) return known;
    const [whole = '', field = ''] = path.split('.');
    if (whole === 'data') {
      const label = (dataTexts[data.type as keyof typeof dataTexts].fields as Labels)[field]?.label;
      return label === undefined ? path : ofTheData(label);
    }
    const block = blocks.get(whole);
    const label = block && ({ ...commonTexts, ...wordsOf(block.type)?.fields } as Labels)[field]?.label;
    return label === undefined ? path : fieldOf(field, label, blockTitle(network, block!.id));
  });
}
