import { useMemo, useState } from 'react';
import type { ForeignTensors } from '#importers/foreign.ts';
import { type Mapping, mapTensors, takeMapping } from '#importers/mapTensors.ts';
import { sayHow, sayWhyNot } from '#importers/mapTensorsWords.ts';
import { formatShape } from '#nn/shape.ts';
import { derive } from '#state/derive.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { groundChanged } from '#ui/ground.ts';
import { Notice } from '#ui/Notice.tsx';
import styles from './ForeignDialog.module.css';
import * as words from './foreignDialogWords.ts';
import type { Sheet } from './sheet.ts';

/** Rows of the file's other tensors that are shown; the rest is counted. */
const MOST_OTHERS = 40;

/** Reasons that are said; the table has all. */
const MOST_REASONS = 3;

/** Tensors of a file beside those of the network on the page, and one press that takes them as its start. */
export function useWeightsFromFile(found: ForeignTensors, fileName: string, onClose: () => void): Sheet {
  const desk = useDesk();
  const written = useEditor((s) => s.written);
  // Weights are of the network that the run begins with, whatever its phases make of it.
  const { inference, runnable } = useMemo(() => {
    const { run: _, ...document } = written;
    return derive(document, 0);
  }, [written]);
  const mapping = useMemo(() => mapTensors(found.tensors, inference), [found, inference]);
  const [refused, setRefused] = useState<{ readonly of: Mapping; readonly says: string }>();
  const own = runnable ? sayWhyNot(mapping) : [words.NO_NETWORK_HERE];
  // Here, since what the page says lies behind the dialog.
  const why = refused?.of === mapping && own.length === 0 ? [refused.says] : own;

  function take(): void {
    const taken = takeMapping(desk.editor.store.getState().written, inference, mapping);
    if ('says' in taken) return setRefused({ of: mapping, says: words.inFile(fileName, taken.says) });
    desk.editor.open(taken, words.takeLabel(fileName));
    desk.editor.notify({ tone: 'info', text: words.takenWords(fileName) });
    groundChanged();
    onClose();
  }

  return {
    title: words.WEIGHTS_TITLE,
    actions: (
      <Button look="main" disabled={why.length > 0} onClick={take}>
        {words.TAKE_WEIGHTS}
      </Button>
    ),
    body: (
      <>
        {why.length > 0 ? (
          <Notice kind="bad">
            {why.slice(0, MOST_REASONS).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {why.length > MOST_REASONS && <p>{words.moreReasons(why.length - MOST_REASONS)}</p>}
          </Notice>
        ) : (
          <p role="status">
            {sayHow(mapping)} {words.FROM_ITS_START}
          </p>
        )}
        <MappingTable mapping={mapping} />
      </>
    ),
  };
}

function MappingTable({ mapping: { pairs, mismatches, missing, leftOver } }: { mapping: Mapping }) {
  const rows = [
    ...mismatches.map(({ ours, theirs }) => ({ ours, theirs, fits: false })),
    ...missing.map((ours) => ({ ours, theirs: undefined, fits: false })),
    ...pairs.map(({ ours, theirs }) => ({ ours, theirs, fits: true })),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={styles['table']} tabIndex={0} aria-label={words.TABLE}>
      <table>
        <caption className="visually-hidden">{words.TABLE}</caption>
        <thead>
          <tr>
            <th scope="col">{words.HERE}</th>
            <th scope="col">{words.IN_FILE}</th>
            <th scope="col">{words.STATE}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ ours, theirs, fits }) => (
            <tr key={ours.path} data-fits={fits}>
              <td>
                {ours.path} <small>{formatShape(ours.shape)}</small>
              </td>
              <td>
                {theirs ? (
                  <>
                    {theirs.name} <small>{formatShape(theirs.shape)}</small>
                  </>
                ) : (
                  words.NONE
                )}
              </td>
              <td>{fits ? words.YES : theirs ? words.OTHER_SHAPE : words.NOTHING_FOR_IT}</td>
            </tr>
          ))}
          {leftOver.slice(0, MOST_OTHERS).map((theirs) => (
            <tr key={`file ${theirs.name}`} data-fits={false}>
              <td>{words.NONE}</td>
              <td>
                {theirs.name} <small>{formatShape(theirs.shape)}</small>
              </td>
              <td>{words.NO_PLACE}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {leftOver.length > MOST_OTHERS && <p>{words.moreTensors(leftOver.length - MOST_OTHERS)}</p>}
    </section>
  );
}
