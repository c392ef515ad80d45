import { useEditor } from '#state/useDesk.ts';
import { frameSentence } from './frameWords.ts';
import { useCaption } from './useCaption.ts';

/** The one sentence of a document in a frame: its example's, as the run has it; of any other what its network learns. */
export function FrameSentence() {
  const caption = useCaption();
  const data = useEditor((s) => s.data);
  const blocks = useEditor((s) => s.inference.blocks);
  const layers = blocks.filter(({ parameterCount }) => parameterCount > 0).length;
  return <>{caption?.line ?? frameSentence(data, layers)}</>;
}
