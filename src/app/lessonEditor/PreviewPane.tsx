import { useEffect, useMemo, useState } from 'react';
import { documentsOf, encodeLesson, type Lesson } from '#lesson/index.ts';
import { registries } from '#state/registries.ts';
import { Notice } from '#ui/Notice.tsx';
import { Segments } from '#ui/Segments.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import { FRAME_REFUSED, FROM_HERE, frameTitle, PREVIEW_WIDTH } from './editorWords.ts';
import styles from './LessonEditor.module.css';
import { lessonFrom } from './lessonFrom.ts';
import { useDraft } from './useDraft.ts';

const widths = ['320', '640', '960'] as const;
type Width = (typeof widths)[number];

/** The lesson in a real frame, as a course page of that width shows it. */
export function PreviewPane({ lesson }: { lesson: Lesson }) {
  const at = useDraft().shown.use((s) => Math.max(0, s.at));
  const [width, setWidth] = useState<Width>(() => widths.findLast((one) => Number(one) <= innerWidth) ?? '320');
  const [here, setHere] = useState(true);
  const [code, setCode] = useState<string>();
  const [refused, setRefused] = useState(false);
  const shown = useMemo(
    () => (here ? lessonFrom(lesson, at, documentsOf(lesson, registries)) : lesson),
    [lesson, at, here],
  );
  useEffect(() => {
    let gone = false;
    setCode(undefined);
    void encodeLesson(shown).then((made) => {
      if (!gone) setCode(made);
    });
    return () => {
      gone = true;
    };
  }, [shown]);
  useEffect(() => {
    const told = ({ effectiveDirective }: SecurityPolicyViolationEvent) => {
      if (/^frame-src|^child-src|^default-src/.test(effectiveDirective)) setRefused(true);
    };
    document.addEventListener('securitypolicyviolation', told);
    return () => document.removeEventListener('securitypolicyviolation', told);
  }, []);
  const address = code === undefined ? undefined : new URL(`embed/#l=${code}`, location.href.split(/[?#]/)[0]).href;
  return (
    <div className={styles['preview']}>
      <div className={styles['choices']}>
        <Segments
          label={PREVIEW_WIDTH}
          labelShown
          options={widths.map((value) => ({ value, label: value }))}
          value={width}
          onChange={setWidth}
        />
        <Toggle label={FROM_HERE} checked={here} onChange={setHere} />
      </div>
      {refused && <Notice kind="info">{FRAME_REFUSED}</Notice>}
      <section className={styles['frames']} aria-label={frameTitle(Number(width))}>
        {address !== undefined && (
          <iframe
            key={`${width} ${address}`}
            className={styles['frame']}
            title={frameTitle(Number(width))}
            src={address}
            width={width}
            height={760}
          />
        )}
      </section>
    </div>
  );
}
