import { useState } from 'react';
import { Segments } from '#ui/Segments.tsx';
import { CopyField } from './CopyField.tsx';
import { type EmbedLook, frameCode } from './shareLink.ts';

/** The code to show a document in another page. @param code of its link; nothing is offered until it is there */
export function FrameCode({ code, title }: { code: string | undefined; title: string }) {
  const [look, setLook] = useState<EmbedLook>('compact');
  return (
    <>
      <Segments
        label="In a page of your own"
        labelShown
        options={[
          { value: 'full', label: 'full', says: 'Everything: data, palette, network, answer, transport' },
          { value: 'compact', label: 'compact', says: 'Network, answer and transport' },
          { value: 'figure', label: 'figure', says: 'The answer and a play button' },
        ]}
        value={look}
        onChange={setLook}
      />
      <CopyField
        label="Code of the frame"
        text={code === undefined ? '' : frameCode(location.href, code, look, title)}
        rows={4}
      />
    </>
  );
}
