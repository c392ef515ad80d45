import { Pencil, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { scoreWords } from '#lenses/answer/scoreWords.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue, WORDS_EVERY } from '#state/useFrames.ts';
import { Button } from '#ui/Button.tsx';
import { formatCount } from '#ui/format.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { TextField } from '#ui/TextField.tsx';
import { GO_ON } from '#ui/waitWords.ts';
import { originOf } from './alignment.ts';
import styles from './Compare.module.css';
import {
  CANNOT_RUN,
  catchesUp,
  closes,
  DIFFERENCE_SAYS,
  divergedWords,
  EDIT,
  ORIGINAL,
  ownStepWords,
  renames,
  stackDifferenceLabel,
  stackLabel,
} from './compareWords.ts';
import type { Comparison, Lane } from './comparison.ts';
import { hasPlane, LaneAnswer } from './LaneAnswer.tsx';
import { LaneStack } from './LaneStack.tsx';
import { laneChips } from './laneChips.ts';

interface LaneRowProps {
  readonly comparison: Comparison;
  readonly lane: Lane;
  readonly difference: boolean;
  /** Nothing but its name and numbers: the curves stand alone. */
  readonly thin: boolean;
  readonly onEdit: (() => void) | undefined;
  /** What else there is to say of it, such as its odds. */
  readonly children?: ReactNode;
}

/** One network of a comparison: what it is, how it stands, what it does. It stands at the lane's desk. */
export function LaneRow({ comparison, lane, difference, thin, onEdit, children }: LaneRowProps) {
  const name = lane.name ?? ORIGINAL;
  const differs = difference && lane.desk !== comparison.desk;
  return (
    <section className={styles['lane']} aria-label={`${lane.tag}: ${name}`} data-thin={thin || undefined}>
      <div className={styles['what']}>
        <div className={styles['name']}>
          <span className={styles['tag']} aria-hidden>
            {lane.tag}
          </span>
          <Name comparison={comparison} lane={lane} />
          {onEdit && (
            <IconButton label={`${EDIT} ${name}`} onClick={onEdit}>
              <Pencil size={14} strokeWidth={1.75} aria-hidden />
            </IconButton>
          )}
          {lane.name !== undefined && (
            <IconButton label={closes(lane.name)} onClick={() => comparison.close(lane, closes(lane.name!))}>
              <X size={14} strokeWidth={1.75} aria-hidden />
            </IconButton>
          )}
        </div>
        <Chips comparison={comparison} />
        <Numbers />
        <OwnStep comparison={comparison} />
        <Standing lane={lane} />
        {differs && !thin && <p className={styles['note']}>{DIFFERENCE_SAYS}</p>}
      </div>
      {!thin && (
        <LaneStack
          label={differs ? stackDifferenceLabel(name) : stackLabel(name)}
          a={comparison.desk}
          difference={differs}
          className={styles['stack']}
        />
      )}
      {!thin && (
        <div className={styles['answer']} data-plane={hasPlane(lane.desk) || undefined}>
          <LaneAnswer a={comparison.desk} name={name} difference={differs} />
        </div>
      )}
      {children}
    </section>
  );
}

/** Renamed where it stands; A has no name of its own. */
function Name({ comparison, lane }: { comparison: Comparison; lane: Lane }) {
  const [typed, setTyped] = useState<string>();
  if (lane.name === undefined) return <h2>{ORIGINAL}</h2>;
  const done = () => {
    if (typed !== undefined) comparison.rename(lane, typed, renames(lane.name!));
    setTyped(undefined);
  };
  if (typed === undefined)
    return (
      <h2>
        <button type="button" aria-label={renames(lane.name)} onClick={() => setTyped(lane.name)}>
          {lane.name}
        </button>
      </h2>
    );
  return (
    <TextField
      label={renames(lane.name)}
      labelHidden
      value={typed}
      maxLength={40}
      autoFocus
      onChange={setTyped}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        setTyped(undefined);
      }}
    />
  );
}

function Chips({ comparison }: { comparison: Comparison }) {
  const document = useEditor((s) => s.document);
  const parameters = useEditor((s) => s.inference.parameterCount);
  const a = comparison.desk.editor.store;
  const [base, setBase] = useState(a.getState());
  useEffect(() => a.subscribe(setBase), [a]);
  const { shown, more } = laneChips(
    { document: base.document, parameters: base.inference.parameterCount },
    { document, parameters },
  );
  return (
    <ul className={styles['chips']}>
      {shown.map(({ text, differs }) => (
        <li key={text} data-differs={differs || undefined}>
          {text}
        </li>
      ))}
      {more.length > 0 && <li data-explain={more.join(', ')}>+{more.length}</li>}
    </ul>
  );
}

/** How many are right, or the share of it, with the loss beside. */
function Numbers() {
  const held = useEditor((s) => s.data.test.length > 0);
  const said = useFrameValue(({ train, test, position }) => {
    const score = held ? test : train;
    const { accuracy, margin, loss, explained } = scoreWords(score, held);
    const right = score.accuracy !== null && !held ? formatCount(Math.round(score.accuracy * score.count)) : '';
    return JSON.stringify({ step: position.step, right, count: score.count, accuracy, margin, loss, explained });
  }, WORDS_EVERY);
  if (said === undefined) return <p className={styles['numbers']}>–</p>;
  const { step, right, count, accuracy, margin, loss, explained } = JSON.parse(said) as Record<string, string>;
  return (
    <p className={styles['numbers']} data-step={step}>
      {right !== '' ? (
        <span>
          <b>{right}</b> of {count} right
        </span>
      ) : accuracy !== '' ? (
        <span>
          <b>{accuracy}</b> {margin}
        </span>
      ) : (
        explained !== '' && (
          <span>
            R² <b>{explained}</b>
          </span>
        )
      )}
      <span>
        <b>{loss}</b> loss
      </span>
    </p>
  );
}

/** Where its own run stands, where all are counted from their last phase. */
function OwnStep({ comparison }: { comparison: Comparison }) {
  const { editor } = useDesk();
  const from = comparison.shared.use((s) => s.from);
  const step = useFrameValue(({ position }) => position.step, WORDS_EVERY) ?? 0;
  const said = from === 'start' ? '' : ownStepWords(step, originOf(editor, from));
  return said === '' ? null : <p className={styles['note']}>{said}</p>;
}

/** What keeps a lane from standing where the others do. */
function Standing({ lane }: { lane: Lane }) {
  const { editor } = useDesk();
  const runnable = useEditor((s) => s.runnable);
  const status = useEditor((s) => s.status);
  if (!runnable) return <p className={styles['note']}>{CANNOT_RUN}</p>;
  if (status.divergence) return <p className={styles['note']}>{divergedWords(status.divergence.step)}</p>;
  if (status.state !== 'loading' || !status.progress) return null;
  const { what, done, of, asks } = status.progress;
  if (what === 'pretraining') return null; // said with what is learned
  return (
    <p className={styles['note']}>
      {catchesUp(lane.tag, done, of)}
      {asks !== undefined && (
        <Button look="bare" onClick={() => editor.engine.goOn()}>
          {GO_ON}
        </Button>
      )}
    </p>
  );
}
