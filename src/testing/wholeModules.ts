/**
 * @file Before each file of tests. Files share their modules; one that has some evaluated anew in its midst would leave half of the old and half of the new to the
 * next, where what one half watches the other does not tell. After such a file all are evaluated anew.
 */
import { afterAll, vi } from 'vitest';

const { resetModules } = vi;
let halved = false;
vi.resetModules = () => {
  halved = true;
  return resetModules();
};
afterAll(() => {
  vi.resetModules = resetModules;
  if (halved) resetModules();
});
