import { defineConfig } from 'playwright/test';
import { findChromium, findFirefox } from './scripts/browser.mjs';

// Each worker reads this file anew: what was found once is handed on.
const executablePath = findChromium();
if (executablePath) process.env['CHROMIUM_PATH'] = executablePath;
const firefoxPath = process.env['E2E_FIREFOX'] ? findFirefox() : undefined;
// A port per run, inherited by the workers, so that runs side by side do not meet.
const port = (process.env['E2E_PORT'] ??= String(20_000 + (process.pid % 20_000)));
const baseURL = `http://127.0.0.1:${port}/`;

const chromium = {
  browserName: 'chromium' as const,
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
      '--no-proxy-server',
      '--disable-lcd-text',
      '--font-render-hinting=none',
    ],
  },
};

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'node_modules/.cache/e2e',
  // The pictures that are kept: of one browser, whatever the system.
  snapshotPathTemplate: 'e2e/pictures/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  // Against hanging only, twenty times what a quiet machine takes: no journey depends on the machine's speed.
  timeout: 600_000,
  expect: { timeout: 100_000 },
  forbidOnly: true,
  use: {
    baseURL,
    serviceWorkers: 'block', // but where it is meant: each would fetch the whole page once more
    actionTimeout: 100_000,
    trace: process.env['E2E_TRACE'] ? 'retain-on-failure' : 'off',
    video: 'off',
    viewport: { width: 1440, height: 900 },
  },
  projects: [
    {
      name: 'chromium',
      testIgnore: /monkey/,
      use: chromium,
    },
    { name: 'pictures', testMatch: /take\.pictures\.ts/, use: chromium },
    { name: 'monkey', testMatch: /monkey\.spec/, use: chromium },
    ...(firefoxPath
      ? [
          {
            name: 'firefox',
            grep: /@firefox/,
            use: {
              browserName: 'firefox' as const,
              channel: 'moz-firefox',
              launchOptions: { executablePath: firefoxPath },
            },
          },
        ]
      : []),
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort`,
    url: baseURL,
    reuseExistingServer: false,
  },
});
