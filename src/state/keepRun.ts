/** @file Putting a run aside: what is kept of it, made of where it stands. */
import { checkDocument } from '#data/checkDocument.ts';
import type { PreparedData } from '#data/prepare.ts';
import type { Answers } from '#engine/client.ts';
import type { Frame } from '#engine/protocol.ts';
import { layers } from '#layers/index.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { multiplyAddsOf } from '#nn/cost.ts';
import type { StrataDocument } from '#nn/document.ts';
import { parameterTable } from '#nn/parameterTable.ts';
import { withWeights } from '#nn/takeWeights.ts';
import { type KeptRun, type KeptScore, thinCurve } from './keptRun.ts';
import { registries } from './registries.ts';

/** A run as somebody leaves it. */
export interface LeftRun {
  /** With its run. */
  readonly document: StrataDocument;
  readonly data: PreparedData;
  /** Where it stands; undefined where the engine could not say. */
  readonly standing: Answers['checkpoint'] | undefined;
  readonly frame: Pick<Frame, 'position' | 'trainCount' | 'train' | 'test'> | undefined;
  readonly seconds: number;
}

const scoreOf = ({ loss, accuracy }: Frame['train']): KeptScore => ({
  loss: Number.isFinite(loss) ? loss : null,
  accuracy: accuracy !== null && Number.isFinite(accuracy) ? accuracy : null,
});
const none: KeptScore = { loss: null, accuracy: null };

/** A run as it is kept. Without a place where it stands it is kept by its document alone, and made again when it is returned to. */
export function keptRunOf({ document, data, standing, frame, seconds }: LeftRun, byHand = false): KeptRun {
  const { run } = document;
  // What the page knew of it may be a moment older than where it stands.
  const at = standing && run && standing.position.step >= run.step ? standing : undefined;
  const inference = checkDocument(at?.document ?? document, data, layers);
  const whole =
    at && run
      ? withWeights(
          { ...document, run: { ...run, step: at.position.step } },
          at,
          parameterTable(inference.blocks),
          registries,
        )
      : document;
  const position = at?.position ?? frame?.position ?? { step: run?.step ?? 0, epoch: 0, used: 0 };
  const { parameterCount } = inference;
  return {
    title: document.title,
    document: compactDocument(whole, registries),
    facts: {
      step: position.step,
      epoch: position.epoch,
      samples: position.epoch * (frame?.trainCount ?? 0) + position.used,
      seconds,
      parameters: parameterCount,
      multiplyAdds: multiplyAddsOf(inference, layers).total,
      bytes: 4 * parameterCount,
      train: frame ? scoreOf(frame.train) : none,
      test: frame ? scoreOf(frame.test) : none,
      curve: at ? thinCurve(at.history) : [],
    },
    byHand,
  };
}
