/** @file What a frame has from its very start: it hears the page around it before what can answer is fetched, and knows whether the learner did anything. */

export interface Ear {
  /** The learner did something in the frame since it was loaded, or since this was taken back. */
  acted: boolean;
}

const deeds = ['pointerdown', 'keydown', 'click', 'input', 'change'] as const;

/**
 * Begins to listen. Without a page around there is nothing to hear.
 * @param answering fetches what hears messages: asked at the first that may be one of ours
 */
export function openEar(answering: (ear: Ear) => Promise<(event: MessageEvent) => void>): void {
  if (parent === window) return;
  const ear: Ear = { acted: false };
  const act = ({ isTrusted }: Event) => {
    ear.acted ||= isTrusted;
  };
  for (const type of deeds) addEventListener(type, act, { capture: true, passive: true });
  addEventListener('message', (event) => {
    // Others that share the page's window say much; each costs nothing but this look.
    if (event.source !== parent || typeof event.data !== 'object' || event.data?.strata === undefined) return;
    answering(ear).then(
      (hear) => hear(event),
      () => {}, // a part that did not come: the host's next message asks for it again
    );
  });
}
