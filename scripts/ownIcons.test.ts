import { expect, it } from 'vitest';
import { iconFiles, withOwnIcons } from './ownIcons.ts';

const index = `import * as index from './icons/index.mjs';
export { index as icons };
export { default as Play, default as PlayIcon } from './icons/play.mjs';
export { default as Dices } from './icons/dices.mjs';
export { default as createLucideIcon } from './createLucideIcon.mjs';
`;

it('an icon is imported from its own file, under the name it has there', () => {
  const files = iconFiles(index);
  expect(withOwnIcons("import {\n  Dices,\n  PlayIcon as Go,\n} from 'lucide-react';\nrest", files)).toBe(
    "import Dices from 'lucide-react/icons/dices'; import Go from 'lucide-react/icons/play';;\nrest",
  );
});
it('what is no icon is imported as before', () => {
  expect(withOwnIcons("import { Dices, type LucideIcon } from 'lucide-react';", iconFiles(index))).toBe(
    "import Dices from 'lucide-react/icons/dices'; import { type LucideIcon } from 'lucide-react';",
  );
});
it('an index that is written otherwise is told, and not taken for one without icons', () => {
  expect(() => iconFiles('export * from "./icons"')).toThrow('lucide-react');
});
