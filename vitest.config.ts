import { existsSync } from 'node:fs';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const browserTests = [
  'widgets/src/**/*.test.ts',
  'packages/console/{src,test}/**/*.{browser.test.ts,test.tsx}',
];
const integrationTests = [
  '**/*.integration.test.ts',
  '{api,sdk,examples,packages/*}/test/**/*.test.ts',
  'widgets/scripts/**/*.test.ts',
];
/** They need a whole Sínia, one at a time: the journeys share one. */
const wholeHouseTests = ['**/*.journey.test.ts', '**/*.crash.test.ts'];
const never = ['**/node_modules/**', '**/dist/**'];

/** As root Chromium has no sandbox; the rest keeps it from calling home. */
const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// Found or installed by `npm test`; without it, the machine's own or the one that Playwright keeps.
const executablePath = [process.env.SINIA_CHROMIUM, '/usr/bin/chromium'].find(
  (path) => path && existsSync(path),
);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{api,sdk,examples,packages/*}/src/**/*.test.ts'],
          exclude: [...never, ...browserTests, ...integrationTests, ...wholeHouseTests],
          // Nothing here changes a module: shared between files, they are read and compiled once.
          isolate: false,
          // Some start threads, listeners or a browser's build: a slow machine is no failure.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          environment: 'node',
          include: integrationTests,
          exclude: [...never, ...browserTests, ...wholeHouseTests],
          globalSetup: ['packages/launcher/src/integration-setup.ts'],
          pool: 'forks',
          maxWorkers: 2,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      ...Object.entries({ journey: ['examples/test/start-house.ts'], crash: [] }).map(
        ([name, globalSetup]) => ({
          test: {
            name,
            environment: 'node' as const,
            globalSetup,
            include: [`**/*.${name}.test.ts`],
            exclude: never,
            fileParallelism: false,
            testTimeout: 180_000,
            hookTimeout: 180_000,
            expect: { poll: { timeout: 20_000 } },
          },
        }),
      ),
      {
        oxc: { decorator: { legacy: true }, jsx: { runtime: 'automatic', importSource: 'preact' } },
        // Found only when the editor is first asked for, they would make the page begin again in the middle of a test.
        optimizeDeps: {
          include: 'commands history inputrules keymap model schema-list state view'
            .split(' ')
            .map((part) => `prosemirror-${part}`),
        },
        test: {
          name: 'browser',
          maxWorkers: 2,
          include: browserTests,
          exclude: never,
          // Lazy parts are built when a test first asks for them: a slow machine is no failure.
          testTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath && { executablePath }), args: chromiumArguments },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
