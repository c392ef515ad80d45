import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { Explained } from '#ui/Explained.tsx';
import { explains } from '#ui/explains.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { addPhase } from './addPhase.ts';
import { PhaseDialog } from './PhaseDialog.tsx';
import styles from './PhaseTrack.module.css';
import { type PhaseSpan, phaseSpans } from './phaseSpans.ts';
import {
  editPhaseLabel,
  goToWords,
  LAST_PHASE,
  NEW_PHASE,
  NEW_PHASE_SAYS,
  NOT_REACHED,
  PHASES,
  PHASES_SAY,
} from './phasesWords.ts';

const SHOWN = 2;

/** The phases of the run above what moves it: which is in force, what began with each; a press goes to where one began. `fixed`: in a frame, where nothing is edited. */
export function PhaseTrack({ fixed = false }: { fixed?: boolean }) {
  const desk = useDesk();
  const written = useEditor((s) => s.written);
  const begun = useEditor((s) => s.begun);
  const reached = useEditor((s) => s.recorded?.reached);
  const [edited, setEdited] = useState<number>();
  const spans = phaseSpans(written, reached ?? []);
  return (
    <section className={styles['track']} aria-label={PHASES}>
      <h2>
        <Explained says={PHASES_SAY}>{PHASES}</Explained>
      </h2>
      <ol className={styles['spans']}>
        {spans.map((span, i) => (
          <li key={i} className={styles['span']} aria-current={i === begun ? 'step' : undefined}>
            <button
              type="button"
              className={styles['go']}
              disabled={span.began === undefined}
              aria-label={span.began === undefined ? `${span.name}, ${NOT_REACHED}` : goToWords(span.name, span.began)}
              onClick={() => span.began !== undefined && desk.editor.seek(span.began)}
            >
              <b>{span.name}</b> <span>{span.ends ?? LAST_PHASE}</span>
              <Changes {...span} />
            </button>
            {i > 0 && !fixed && (
              <IconButton
                label={editPhaseLabel(span.name)}
                className={styles['edit'] ?? ''}
                onClick={() => setEdited(i)}
              >
                <Pencil size={14} strokeWidth={1.75} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ol>
      {!fixed && (
        <Button
          look="bare"
          icon={<Plus size={14} strokeWidth={2} aria-hidden />}
          {...explains(NEW_PHASE_SAYS)}
          onClick={() => addPhase(desk)}
        >
          {NEW_PHASE}
        </Button>
      )}
      {edited !== undefined && <PhaseDialog index={edited} onClose={() => setEdited(undefined)} />}
    </section>
  );
}

/** The first few, and how many more. */
function Changes({ changes }: Pick<PhaseSpan, 'changes'>) {
  const more = changes.length - SHOWN;
  return (
    <span className={styles['changes']} data-explain={more > 0 ? changes.join('; ') : undefined}>
      {changes.slice(0, SHOWN).map((words) => (
        <span key={words}>{words}</span>
      ))}
      {more > 0 && <span>+{more}</span>}
    </span>
  );
}
