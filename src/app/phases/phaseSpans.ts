/** @file The phases of a run as stretches: what each is called, what begins with it, and from where to where it goes. */
import { texts as datasets } from '#data/texts.ts';
import { words as layers } from '#layers/words.ts';
import type { StrataDocument } from '#nn/document.ts';
import { patchWords } from '#nn/patchWords.ts';
import { inForce } from '#nn/phase.ts';
import { blockName } from '#state/blockName.ts';
import { registries } from '#state/registries.ts';
import { beginsWords, phaseName, pretrainWords } from './phasesWords.ts';

export interface PhaseSpan {
  readonly name: string;
  /** What begins with it, a phrase each. */
  readonly changes: readonly string[];
  /** The step at which it began; undefined where it has not. */
  readonly began: number | undefined;
  /** When the next one comes, in words; undefined of the last. */
  readonly ends: string | undefined;
}

/**
 * The document itself, then its phases.
 * @param reached the steps at which phases began
 */
export function phaseSpans(written: StrataDocument, reached: readonly number[]): readonly PhaseSpan[] {
  const { phases = [] } = written;
  return [undefined, ...phases].map((phase, i) => {
    const after = inForce(written, i, registries);
    const nameOf = (id: string) => blockName(after.network, id) ?? id;
    const { pretrain } = phase ?? {};
    const next = phases[i];
    return {
      name: phaseName(i, phase?.name),
      changes: [
        ...(pretrain ? [pretrainWords(pretrain.blocks.map(nameOf))] : []),
        ...(phase ? patchWords(phase.change, after, registries, { layers, datasets }, nameOf) : []),
      ],
      began: i === 0 ? 0 : reached[i - 1],
      ends: next && beginsWords(next.after, reached[i], nameOf),
    };
  });
}
