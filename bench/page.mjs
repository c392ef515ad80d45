// @ts-check
// Measures the built page, as it is for users:
//   npm run -s bench:page [-- --seconds N]             what a frame costs from the worker to the screen, three examples at full speed
//   npm run -s bench:page -- --cold                    how soon the page can be used and has trained its first step, with and without a slower processor
//   npm run -s bench:page -- --open FILE               how soon a file with weights stands where its run does
//   npm run -s bench:page -- --edit                    how soon training goes on after a block was changed in the middle of it
//   npm run -s bench:page -- --large [--seconds N]     the same as the first for networks as large as one page should bear
//   npm run -s bench:page -- --lenses [--seconds N]    the same for a network that reads digits, with no lens open and with each that measures layers
//   npm run -s bench:page -- --import                  what it costs to read 200 MB of photos, and a table of 10,000 rows
//   npm run -s bench:page -- --throttle 4 [--seconds N] [--against DIST]   how often a slower processor draws a training spiral, with the theatre closed and open; in turns with another build
//   npm run -s bench:page -- --press 4 [--against DIST]   how soon a slower processor answers a press while the spiral trains with the theatre open; in turns with another build
//   npm run -s bench:page -- --lanes [--seconds N]     what four lanes side by side cost to draw, as a share of one stage
//   npm run -s bench:page -- --memory-minutes N        what page and worker hold after a minute and after N more
// Prints JSON lines.
import process from 'node:process';
import { openBrowser, option, served, wordOption } from './builtPage.mjs';
import { linkCode } from './linkCode.mjs';
import { coldStart } from './pageCold.mjs';
import { examples, hundredBlocks, large, lensed } from './pageDocuments.mjs';
import { editDelay } from './pageEdit.mjs';
import { frameCosts, openWatched } from './pageFrames.mjs';
import { importCosts } from './pageImport.mjs';
import { lanesAgainstStage } from './pageLanes.mjs';
import { memoryGrowth } from './pageMemory.mjs';
import { openDelay } from './pageOpen.mjs';
import { pressAnswers } from './pagePress.mjs';
import { drawnWhenSlower } from './pageThrottle.mjs';

const seconds = option('--seconds', 10);
const slower = option('--throttle', 1);
const pressed = option('--press', 1);
const opened = wordOption('--open');
const against = wordOption('--against');
const minutes = option('--memory-minutes', 0);
const documents = process.argv.includes('--large') ? large : process.argv.includes('--lenses') ? lensed : examples;
const print = (/** @type {object} */ line) => console.log(JSON.stringify(line));

await served(async (address) => {
  const browser = await openBrowser();
  try {
    if (slower > 1 || pressed > 1) {
      const measure = (/** @type {string} */ other) => {
        const builds = { ...(against ? { [against]: other } : {}), dist: address };
        return slower > 1
          ? drawnWhenSlower(browser, builds, slower, seconds, print)
          : pressAnswers(browser, builds, pressed, print);
      };
      await (against ? served(measure, against) : measure(address));
    } else if (opened) print({ open: await openDelay(browser, address, opened) });
    else if (process.argv.includes('--cold')) {
      for (const rate of [1, 4]) print({ cold: await coldStart(browser, address, rate), processor: `1/${rate}` });
    } else if (process.argv.includes('--edit')) {
      for (const [name, document] of Object.entries({ spiral: undefined, 'a hundred blocks': hundredBlocks }))
        print({ document: name, edit: await editDelay(browser, address, document ? linkCode(document) : '') });
    } else if (process.argv.includes('--import')) print({ import: await importCosts(browser, address) });
    else if (process.argv.includes('--lanes')) print({ lanes: await lanesAgainstStage(browser, address, seconds) });
    else if (minutes > 0) print(await memoryGrowth(browser, address, minutes));
    else
      for (const [name, document] of Object.entries(documents)) {
        const page = await openWatched(browser, address, document ? linkCode(document) : '');
        print({ document: name, ...(await frameCosts(page, seconds)) });
        await page.close();
      }
  } finally {
    await browser.close();
  }
});
