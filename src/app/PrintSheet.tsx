import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { Stack } from '#builder/stage/Stack.tsx';
import { drawNow } from '#charts/keepDrawn.ts';
import { textScale } from '#charts/textScale.ts';
import { AnswerPanel } from '#lenses/answer/AnswerPanel.tsx';
import { RunChart } from '#lenses/answer/runChartPart.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { setPaper } from '#ui/theme.ts';
import styles from './PrintSheet.module.css';
import { blockLines, printWords, problemLines } from './printWords.ts';

/** The room for the network, in px at the usual font size. */
const ROOM = { width: 680, height: 320 };
/** Milliseconds after the start. */
const AHEAD_MS = 3000;
/** Dots of paper per CSS pixel: 288 an inch. */
const DOTS = 3;

/** The page on paper: what it is, the network whole, and the answer. There only while something prints. */
export function PrintSheet() {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    let shown = false;
    const set = (next: boolean) => {
      if (next === shown) return;
      shown = next;
      setPaper(next);
      // Once everything that is drawn has heard of the light theme, and still before the browser lays out the paper.
      queueMicrotask(() => {
        flushSync(() => setPrinting(next));
        drawNow(next ? DOTS : 1);
      });
    };
    const begin = () => set(true);
    const end = () => set(false);
    const paper = matchMedia('print');
    // Paper does not wait: what of the sheet is not on the page is fetched while nothing else is to be done.
    const ahead = setTimeout(() => void RunChart.load().catch(() => {}), AHEAD_MS);
    const change = () => set(paper.matches);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    paper.addEventListener('change', change);
    return () => {
      clearTimeout(ahead);
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
      paper.removeEventListener('change', change);
    };
  }, []);
  return printing ? <Sheet /> : null;
}

function Sheet() {
  const { editor } = useDesk();
  const document = useEditor((s) => s.document);
  const inference = useEditor((s) => s.inference);
  const { run, address } = printWords(document, editor.frame, location.href);
  const blocks = blockLines(document.network, inference);
  const problems = problemLines(document.network, inference);
  const scale = textScale();
  const [room] = useState({ width: ROOM.width * scale, height: ROOM.height * scale });
  return (
    <article className={styles['sheet']}>
      <h1>{document.title}</h1>
      <p className={styles['about']}>{run}</p>
      <p className={styles['about']}>{address}</p>
      <h2>Network</h2>
      <div className={styles['network']}>
        <Stack
          lines={document.view['lines'] === 'signal' ? 'signal' : 'weight'}
          perMap={document.view['scale'] === 'map'}
          paper={room}
        />
      </div>
      {problems.map((words) => (
        <p key={words} className={styles['problem']}>
          {words}
        </p>
      ))}
      <ol className={styles['blocks']}>
        {blocks.map(({ id, words }) => (
          <li key={id}>{words}</li>
        ))}
      </ol>
      <div className={styles['answer']}>
        <AnswerPanel />
      </div>
    </article>
  );
}
