import { useEffect, useState } from 'react';
import { loadPart } from '#base/loadPart.ts';
import type { StrataDocument } from '#nn/document.ts';
import { MAX_LINK_WEIGHT_BYTES, weightBytes } from '#nn/weights.ts';
import { type Editor, registries } from '#state/editor.ts';
import { encodeLink } from '#state/link.ts';
import { NO_WEIGHTS } from '#state/takeWeightsWords.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { formatCount, formatFixed } from '#ui/format.ts';
import { Notice } from '#ui/Notice.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import { CopyField } from './CopyField.tsx';
import { linkLacks } from './data/ownWords.ts';
import { FrameCode } from './FrameCode.tsx';
import { saveFile } from './files.ts';
import { SaveForOthers } from './SaveForOthers.tsx';
import styles from './ShareDialog.module.css';
import { linkTo, restores, tooLargeForLink } from './shareLink.ts';
import {
  HASH_AT_STEP,
  HASH_SAME_WITH_ENGINE,
  longLinkWords,
  SAVE_THE_FILE_WITH_WEIGHTS,
  WITH_THE_WEIGHTS,
} from './shareWords.ts';

const taking = loadPart(() => import('#state/takeWeights.ts'));

interface Shared {
  readonly document: StrataDocument;
  /** Why the weights that were asked for are not in it. */
  readonly without?: string;
  readonly code: string;
  readonly sentence: string;
  /** The parameters at the link's step, in one number; absent until the engine has said it. */
  readonly hash: string | undefined;
}

/** The link to what is on the page now, and the code to show it in another page. */
export function ShareDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const desk = useDesk();
  const { editor } = desk;
  const [shared, setShared] = useState<Shared>();
  const [weights, setWeights] = useState(false);
  const trained = useEditor((s) => s.document.run !== undefined) || editor.engine.reached > 0;

  useEffect(() => {
    if (!open) return setShared(undefined);
    let latest = 0;
    const { store, engine } = editor;
    const take = (hash?: string) => {
      const turn = ++latest;
      void sharedNow(editor, weights).then(async ({ document, without }) => {
        const { recorded } = store.getState();
        const sentence = restores(document, editor.frame?.position.step ?? 0, recorded !== null);
        const code = await encodeLink(document, registries);
        if (turn !== latest) return;
        setShared({ document, code, sentence, hash, ...(without === undefined ? {} : { without }) });
      });
    };
    take();
    // The frame in sight may be older than the step the run stopped at: the one that brings the hash is not.
    const stops = [
      engine.subscribe('hash', {}),
      engine.onFrame(({ probes: { hash } }) => {
        if (hash === undefined) return;
        stop();
        take(hash);
      }),
    ];
    const stop = () => {
      for (const end of stops.splice(0)) end();
    };
    return () => {
      latest++;
      stop();
    };
  }, [editor, open, weights]);

  const link = shared ? linkTo(location.href, shared.code) : '';
  return (
    <Dialog open={open} onClose={onClose} title="Share">
      <div className={styles['part']}>
        <CopyField label="Link" text={link} main />
        {trained && <Toggle label={WITH_THE_WEIGHTS} checked={weights} onChange={setWeights} />}
        {shared?.without !== undefined && (
          <Notice kind="info" action={{ label: SAVE_THE_FILE_WITH_WEIGHTS, onClick: () => void saveFile(desk, true) }}>
            {shared.without}
          </Notice>
        )}
        <p className={styles['note']}>
          {shared?.sentence}
          {shared && linkLacks(shared.document.data)}
          {link.length > 2000 && longLinkWords(formatFixed(link.length / 1000, 1))}
        </p>
        {shared?.hash !== undefined && (
          <p className={styles['note']}>
            Parameters <span data-cell="hash">{shared.hash}</span> {HASH_AT_STEP}{' '}
            <span data-cell="hash-step">{formatCount(shared.document.run?.step ?? 0)}</span>
            {HASH_SAME_WITH_ENGINE} <span data-cell="engine">{shared.document.engine}</span>.
          </p>
        )}
      </div>
      <div className={styles['part']}>
        <FrameCode code={shared?.code} title={shared?.document.title ?? ''} />
      </div>
      <div className={styles['part']}>
        <SaveForOthers onShow={onClose} />
      </div>
    </Dialog>
  );
}

/** What is on the page now, with its weights where they are asked for and a link can hold them. */
async function sharedNow(
  editor: Editor,
  weights: boolean,
): Promise<{ readonly document: StrataDocument; readonly without?: string }> {
  const document = editor.snapshot();
  if (!weights) return { document };
  const taken = await taking().then(
    ({ takeWeights }) => takeWeights(editor),
    () => ({ error: NO_WEIGHTS }),
  );
  if ('error' in taken) return { document, without: taken.error };
  const bytes = weightBytes(taken.run!.weights!);
  return bytes < MAX_LINK_WEIGHT_BYTES ? { document: taken } : { document, without: tooLargeForLink(bytes) };
}
