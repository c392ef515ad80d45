/** @file A document in a frame, for the page around it: its state is a link with the run as it stands. */
import type { Shown } from '#embed/conversation.ts';
import { protocolWords } from '#embed/protocolWords.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { type Editor, registries } from '#state/editor.ts';
import { decodeLink } from '#state/link.ts';
import { BROUGHT_BACK } from './hostedWords.ts';
import { takeStage } from './takeStage.ts';

/** @param problem why it is not the document that the address names */
export function documentShown(editor: Editor, problem?: string): Shown {
  const { store, engine } = editor;
  return {
    about: () => ({
      shows: 'document',
      title: store.getState().document.title,
      engine: ENGINE,
      ...(problem === undefined ? {} : { problem }),
    }),
    async take() {
      const { document, run } = await takeStage(editor);
      return { state: { state: 1, document }, ...(run ? { run } : {}) };
    },
    async give({ document, lesson }) {
      if (lesson) return protocolWords.noLesson;
      const reading = await decodeLink(document, registries);
      if ('error' in reading) return reading.error;
      editor.open(reading.document, BROUGHT_BACK, {}, reading.remark);
      return undefined;
    },
    watch(changed, done) {
      store.subscribe((now, before) => {
        const stops = now.status.state === 'paused' && before.status.state === 'running';
        if (stops && now.status.paused) done({ what: 'run', step: engine.reached });
        if (stops || now.written !== before.written || now.history !== before.history) changed();
      });
    },
    kept() {},
  };
}
