import { useState } from 'react';
import { Segments } from '#ui/Segments.tsx';
import { CopyField } from './CopyField.tsx';
import styles from './ShareDialog.module.css';
import { type EmbedLook, frameCode } from './shareLink.ts';
import {
  CODE_OF_THE_FRAME,
  COMPACT_SAYS,
  FIGURE_SAYS,
  FULL_SAYS,
  IN_YOUR_PAGE,
  LESSON_FRAME_SAYS,
  LOCK_SAYS,
} from './shareWords.ts';

/** The code to show a document in another page. @param code of its link; nothing is offered until it is there */
export function FrameCode({ code, title }: { code: string | undefined; title: string }) {
  const [look, setLook] = useState<EmbedLook>('compact');
  return (
    <>
      <Segments
        label={IN_YOUR_PAGE}
        labelShown
        options={[
          { value: 'full', label: 'full', says: FULL_SAYS },
          { value: 'compact', label: 'compact', says: COMPACT_SAYS },
          { value: 'figure', label: 'figure', says: FIGURE_SAYS },
        ]}
        value={look}
        onChange={setLook}
      />
      <CopyField
        label={CODE_OF_THE_FRAME}
        text={code === undefined ? '' : frameCode(location.href, code, look, title)}
        rows={4}
      />
      <p className={styles['note']}>
        {LOCK_SAYS} {LESSON_FRAME_SAYS}
      </p>
    </>
  );
}
