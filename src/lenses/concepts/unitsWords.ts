/** @file What the readings of a block's units come to. Rules with thresholds. */
import type { LensWords } from '#lenses/frame/lensWords.ts';
import type { ConceptsResult } from '#probes/concepts/concepts.probe.ts';
import { formatCount } from '#ui/format.ts';
import { wordsOf as unitWords } from './conceptWords.ts';

/** Names that a sentence holds. */
const NAMED = 3;
/** Learned is what is told apart by so much better than before any training. */
const LEARNED = 0.1;

export interface Told {
  /** Of the block. */
  readonly block: string;
  readonly kind: 'channel' | 'feature' | 'unit';
}

/**
 * Untaught where none of the named is told apart by 0.1 more than before training.
 * How many units suit a name (`suits`: a correlation of 0.25, an AUROC of 0.8), and which names; none where nothing of the samples is known but their
 * answer's number.
 */
export function sentenceOf(
  { units, concepts, held, apart, step }: Pick<ConceptsResult, 'units' | 'concepts' | 'held' | 'apart' | 'step'>,
  { block, kind }: Told,
): LensWords | undefined {
  if (concepts.length === 0 || units.length === 0) return undefined;
  const named = units.flatMap((unit, i) => {
    const { name, score } = unitWords(unit, concepts);
    return name === '' ? [] : [{ name, score, unit: i + 1, naming: unit.naming }];
  });
  const names = [...new Set(named.map(({ name }) => name))];
  const listed = `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ' and more' : ''}`;
  const [clearest] = named.toSorted((a, b) => b.naming.score - a.naming.score);
  const untaught = named.every(({ naming }) => naming.score - naming.baseline < LEARNED);
  const all = units.length;
  const ofAll =
    all === 1
      ? `The one ${kind}`
      : `${named.length === all ? 'All' : formatCount(named.length)} of ${formatCount(all)} ${kind}s`;
  const answers = named.length === 1 ? 'answers' : 'answer';
  return {
    sentence:
      named.length > 0
        ? `${ofAll} of ${block} ${answers} to something that has a name: ${listed}${untaught ? ', as before any training' : ''}.`
        : step === 0
          ? `No ${kind} of ${block} answers to anything that has a name yet. Press Play.`
          : `No ${kind} of ${block} answers to anything that has a name.`,
    numbers: clearest
      ? `Clearest, ${kind} ${clearest.unit} for ${clearest.name}: ${clearest.score}.`
      : `${formatCount(concepts.length)} known ${concepts.length === 1 ? 'thing was' : 'things were'} tried.`,
    aside: `${formatCount(held)} ${apart ? 'held-out' : 'fitted'} samples`,
  };
}
