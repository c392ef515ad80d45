import { blockTitle } from '#state/blockName.ts';
import type { EditorState } from '#state/editor.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Notice } from '#ui/Notice.tsx';
import { bestLabel, pausedByItself } from './pauseWords.ts';

/** Why the run paused by itself, and the way to its best step. */
export function PausedByItself({ best, ...paused }: NonNullable<EditorState['status']['paused']>) {
  const { editor } = useDesk();
  const network = useEditor((s) => s.document.network);
  return (
    <Notice
      kind="info"
      {...(best === undefined ? {} : { action: { label: bestLabel(best), onClick: () => editor.seek(best) } })}
    >
      {pausedByItself({ ...paused, ...(best === undefined ? {} : { best }) }, (id) => blockTitle(network, id))}
    </Notice>
  );
}
