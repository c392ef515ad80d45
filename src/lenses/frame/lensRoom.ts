import { createContext, useContext } from 'react';

/** How much room a panel has: the stage's, or beside it. For sizes that are drawn; what a style sheet can say it says of `[data-room=large]`. */
export type LensRoom = 'large' | 'small';

export const LensRoomContext = createContext<LensRoom>('small');
export const useLensRoom = (): LensRoom => useContext(LensRoomContext);
