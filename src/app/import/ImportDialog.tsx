import { useEffect, useMemo, useState } from 'react';
import type { Choices, Examination } from '#data/import/examine.ts';
import { bytesSource, type SourceFile } from '#data/import/source.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { formatCount } from '#ui/format.ts';
import { Notice } from '#ui/Notice.tsx';
import { openFile } from '../files.ts';
import { isForeignDrop, openForeign } from '../foreign/openForeign.ts';
import { takeImages, takePoints, takeTable } from './applyImport.ts';
import { DROP_NOT_READ, PASTED, readingOf } from './askWords.ts';
import { droppedFiles } from './filesIn.ts';
import styles from './ImportDialog.module.css';
import { AnswerColumn, ImportGuess } from './ImportGuess.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { importing } from './importing.ts';
import { imagesRecipe, recipeOf, refusal } from './importRecipe.ts';
import {
  givenText,
  guessSentences,
  imagesSentence,
  leftSentence,
  pointsSentence,
  questionText,
  tableSentences,
  words,
} from './importWords.ts';
import { TestedOn } from './TestedOn.tsx';
import { type Progress, useExamination } from './useExamination.ts';
import { WaysIn } from './WaysIn.tsx';

/** Files that are named one by one; the rest is counted. */
const NAMED = 8;

/** Data of one's own, whatever they are: what was found in words, samples as the network will get them, each part of the guess to be changed, then one press. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const [files, setFiles] = useState<readonly SourceFile[]>([]);
  const [choices, setChoices] = useState<Choices>({});
  const [problem, setProblem] = useState<string>();
  const [tested, setTested] = useState(false);
  const { examination, progress, stopped, stop } = useExamination(files, choices);
  const { images, table, points, questions = [] } = examination ?? {};
  const document = useEditor((state) => state.document);
  // Said here, where other files can be chosen: a document with a recipe that cannot be read again would be lost.
  const refused = useMemo(() => {
    const recipe = images ? imagesRecipe(images, '', document.data) : table && recipeOf(table, document.data);
    return recipe && refusal(document, recipe);
  }, [images, table, document]);
  const error = problem ?? examination?.error ?? refused;

  /** Adds files to those that are there; one of the same path takes the other's place. What was said of the others is no longer meant. */
  function take(more: readonly SourceFile[]): void {
    // No data, but weights or networks: one alone is looked at where those are.
    const [foreign, own] = [more.filter(({ path }) => isForeignDrop(path)), more.filter((f) => !isForeignDrop(f.path))];
    if (foreign[0] && more.length === 1) return void showForeign(foreign[0]);
    setProblem(foreign.length > 0 ? words.foreign(foreign.map(({ path }) => path)) : undefined);
    if (own.length === 0) return;
    setTested(false);
    setChoices({});
    setFiles((before) => [...before.filter(({ path }) => !own.some((file) => file.path === path)), ...own]);
  }
  async function showForeign({ path, bytes }: SourceFile): Promise<void> {
    const held = await bytes().catch(() => undefined);
    if (!held) return setProblem(DROP_NOT_READ);
    onClose();
    openForeign(desk, new File([held], path));
  }
  function paste(text: string): void {
    setTested(false);
    setChoices({});
    setFiles(text.trim() === '' ? [] : [bytesSource(PASTED, new TextEncoder().encode(text))]);
  }
  function say(more: Choices): void {
    setTested(false);
    setChoices((before) => ({ ...before, ...more }));
  }

  const dropped = importing(desk).use((state) => state.dropped);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was dropped is taken once
  useEffect(() => {
    if (dropped.length > 0) droppedFiles(dropped).then(take, () => setProblem(DROP_NOT_READ));
  }, [dropped]);

  async function use(): Promise<void> {
    if (examination?.document)
      await openFile(desk, new File([await examination.document.bytes()], examination.document.path));
    else if (images) await takeImages(desk, images);
    else if (points) takePoints(desk, points);
    else if (table) await takeTable(desk, table);
    onClose();
  }

  const ready = !progress && refused === undefined && (images || table || points || examination?.document);
  const data = useEditor((state) => state.data);
  const fits =
    images !== undefined &&
    `${[images.channels, images.height, images.width]}` === `${data.shape}` &&
    images.classNames.every((name) => data.classNames.includes(name));
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={words.title}
      actions={
        <>
          <Button look="main" disabled={!ready} onClick={() => void use()}>
            {examination?.document ? words.open : words.use}
          </Button>
          {fits && <Button onClick={() => setTested(true)}>{words.test}</Button>}
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      }
    >
      <div className={styles['body']}>
        <p className={styles['quiet']}>
          {words.lead} <b>{words.stays}</b>
        </p>
        <WaysIn onFiles={take} onPaste={paste} onProblem={setProblem} />
        {files.length > 0 && (
          <div className={styles['given']}>
            <span>{givenText(files)}</span>
            <Button look="bare" onClick={() => setFiles([])}>
              {words.over}
            </Button>
          </div>
        )}
        {progress && <Working progress={progress} onStop={stop} />}
        {stopped && (
          <div className={styles['given']}>
            <span>{words.stopped}</span>
            <Button look="bare" onClick={() => setFiles([...files])}>
              {words.again}
            </Button>
          </div>
        )}
        {error !== undefined && <Notice kind="bad">{error}.</Notice>}
        {questions.map((question) => (
          <Notice key={question.about} kind="info">
            {questionText(question)}
            {question.about === 'answer' && examination?.guess.table && (
              <AnswerColumn examination={examination} choices={choices} onSay={say} />
            )}
          </Notice>
        ))}
        {examination && (
          <>
            <div role="status" data-found className={styles['found']}>
              {foundText(examination).map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </div>
            <ImportPreview examination={examination} choices={choices} onSay={say} />
            <ImportGuess examination={examination} choices={choices} onSay={say} />
            <LeftOut examination={examination} />
          </>
        )}
        {images && tested && fits && <TestedOn images={images} />}
      </div>
    </Dialog>
  );
}

/** What was found and done, in sentences. */
function foundText({ images, table, points, document, remarks, guess, error }: Examination): string[] {
  if (document) return [words.document];
  if (points) return [pointsSentence(points)];
  if (error !== undefined) return [];
  return [
    ...(images ? [imagesSentence(images)] : table ? tableSentences(table) : []),
    ...guessSentences(guess),
    ...remarks,
  ];
}

function Working({ progress: { done, of }, onStop }: { progress: Progress; onStop: () => void }) {
  return (
    <div className={styles['given']}>
      <label>
        {of === undefined ? `Looking: ${formatCount(done)}` : readingOf(formatCount(done), formatCount(of))}{' '}
        <progress {...(of ? { value: done, max: of } : {})} />
      </label>
      <Button look="bare" onClick={onStop}>
        {words.stop}
      </Button>
    </div>
  );
}

/** What was left out, and why: named, since a missing class must not go unseen. */
function LeftOut({ examination }: { examination: Examination }) {
  const { left } = examination;
  if (left.length === 0) return null;
  return (
    <details className={styles['left']} open={left.length <= NAMED}>
      <summary>{leftSentence(examination)}</summary>
      <ul>
        {left.slice(0, 200).map(({ path, why }) => (
          <li key={`${path} ${why}`}>
            {path} {why}.
          </li>
        ))}
      </ul>
    </details>
  );
}
