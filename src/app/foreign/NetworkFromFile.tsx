import { useEffect, useMemo, useState } from 'react';
import { loadGenerator } from '#data/loadGenerator.ts';
import { texts } from '#data/texts.ts';
import { documentFor, type ImportedNetwork, type RefusedNetwork } from '#importers/importedNetwork.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { formatShape } from '#nn/shape.ts';
import type { Loss } from '#nn/training.ts';
import { lossNames } from '#nn/trainingText.ts';
import { registries } from '#state/registries.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { announce } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { groundChanged } from '#ui/ground.ts';
import { Notice } from '#ui/Notice.tsx';
import { Select } from '#ui/Select.tsx';
import styles from './ForeignDialog.module.css';
import { type Fitting, fittingData } from './fittingData.ts';
import * as words from './foreignDialogWords.ts';
import type { Sheet } from './sheet.ts';
import { UnderstoodNetwork } from './UnderstoodNetwork.tsx';

/** Titles that nobody gave: what programs call every network. */
const madeUp: ReadonlySet<string> = new Set(['', 'torch_jit', 'torch-jit-export', 'main_graph', 'tf2onnx', 'graph']);

/** A set of which every generator that comes late is loaded with it. */
const LATE = 'digits';

/** A network of a file: its picture, the data that fit it, and one press that opens it. */
export function useNetworkFromFile(found: ImportedNetwork, fileName: string, onClose: () => void): Sheet {
  const desk = useDesk();
  const present = useEditor((s) => s.document.data);
  const seed = useEditor((s) => s.document.seed);
  const presentLoss = useEditor((s) => s.document.training.loss);
  const [fitting, setFitting] = useState<readonly Fitting[]>();
  const [chosen, setChosen] = useState('0');
  const [loss, setLoss] = useState<Loss>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let wanted = true;
    const look = () => wanted && setFitting(fittingData(found, present));
    const loading = loadGenerator(LATE);
    if (!loading) look();
    // Without them the other sets are there to choose from.
    else loading.then(look, () => wanted && setFitting([]));
    return () => {
      wanted = false;
    };
  }, [found, present]);
  const set = fitting?.[Number(chosen)];
  const wanted = loss ?? (set?.data === present ? presentLoss : undefined);
  const usedLoss = wanted && set?.losses.includes(wanted) ? wanted : set?.losses[0];
  const output = useMemo(() => formatShape(found.inference.output?.shape ?? []), [found]);
  const title = madeUp.has(found.title) ? fileName.replace(/\.[^.]+$/, '') : found.title;

  function open(): void {
    const made = documentFor(
      { ...found, title },
      set && usedLoss ? { data: set.data, loss: usedLoss, seed } : { data: present, loss: presentLoss, seed },
      registries,
    );
    if (!made.document) return setProblem(made.problems.map(sentenceOf).join(' ') || words.NOT_TAKEN);
    desk.editor.open(made.document, words.openLabel(fileName));
    if (!set) desk.editor.notify({ tone: 'info', text: words.waitsForData(formatShape(found.input.shape)) });
    else announce(words.openedWords(title));
    groundChanged();
    onClose();
  }

  const waits = fitting === undefined;
  return {
    title: words.NETWORK_TITLE,
    actions: (
      <Button look="main" disabled={waits} onClick={open}>
        {waits || set ? words.OPEN_NETWORK : words.OPEN_AS_IT_IS}
      </Button>
    ),
    body: (
      <>
        <p role="status">
          <b className={styles['name']}>{title}</b>
          {words.inAndOut(formatShape(found.input.shape), output, found.inference.parameterCount)}{' '}
          {found.initial ? words.WITH_ITS_WEIGHTS : words.WITHOUT_WEIGHTS} {words.OPENS_BESIDE}
        </p>
        <UnderstoodNetwork {...found} />
        {found.notes.length > 0 && (
          <Notice kind="info">
            {found.notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </Notice>
        )}
        {problem !== undefined && <Notice kind="bad">{problem}</Notice>}
        {waits && <p>{words.WHILE_OPEN}</p>}
        {fitting && !set && <Notice kind="info">{words.noDataFits(formatShape(found.input.shape))}</Notice>}
        {fitting && set && usedLoss && (
          <div className={styles['choices']}>
            <Select
              label={words.DATA}
              options={fitting.map(({ data }, i) => ({
                value: String(i),
                label:
                  data === present
                    ? `${words.PRESENT_DATA}: ${texts[data.type as keyof typeof texts].name}`
                    : texts[data.type as keyof typeof texts].name,
              }))}
              value={chosen}
              onChange={setChosen}
            />
            {set.losses.length > 1 && (
              <Select
                label={words.LOSS}
                options={set.losses.map((one) => ({ value: one, label: lossNames[one] }))}
                value={usedLoss}
                onChange={setLoss}
              />
            )}
          </div>
        )}
      </>
    ),
  };
}

/** What of a file no block here is, by operator and node. */
export function refusedSheet({ refusals }: RefusedNetwork): Sheet {
  return {
    title: words.NETWORK_TITLE,
    body: (
      <Notice kind="bad" title={words.REFUSED}>
        <ul className={styles['refusals']}>
          {refusals.map(({ operator, node, says }) => (
            <li key={`${operator} ${node}`}>{says}</li>
          ))}
        </ul>
      </Notice>
    ),
  };
}
