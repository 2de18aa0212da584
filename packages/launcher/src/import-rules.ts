import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

/** Who may import whom: the street of docs/architecture.md as data. */
const rooms = {
  'packages/core': [],
  'packages/contracts': ['packages/core'],
  'packages/i18n': [],
  'packages/design': [],
  'packages/database': ['packages/core'],
  'packages/channels': ['packages/core', 'packages/contracts'],
  'packages/directory': ['packages/core', 'packages/contracts'],
  'packages/mocks': ['packages/contracts', 'packages/core'],
  'packages/console': ['packages/core', 'packages/contracts', 'packages/i18n', 'packages/design', 'api'],
  'packages/launcher': ['packages/database'],
  api: [
    'packages/core',
    'packages/contracts',
    'packages/database',
    'packages/channels',
    'packages/directory',
    'packages/i18n',
    'packages/design',
  ],
  sdk: ['packages/mocks'],
  widgets: ['sdk', 'packages/i18n', 'packages/design', 'packages/console'],
  examples: ['sdk', 'widgets', 'packages/mocks', 'packages/design'],
} as const satisfies Record<string, readonly string[]>;

const tests = String.raw`(\.test\.tsx?$|/test/|/bench/)`;
const ourSources = '^(packages|api|sdk|widgets|examples)/';
const browserRooms = '^(packages/(core|contracts|i18n|console|mocks)|sdk|widgets)/';
const pattern = (names: readonly string[]) => `^(${names.join('|')})/`;

const roomRules: IRegularForbiddenRuleType[] = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room} imports only ${allowed.join(', ') || 'itself'}`,
  severity: 'error',
  from: { path: pattern([room]), pathNot: tests },
  to: { path: ourSources, pathNot: pattern([room, ...allowed]) },
}));

const forbid = (
  name: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType => ({ name, severity: 'error', from, to });

export const importRules: IRegularForbiddenRuleType[] = [
  ...roomRules,
  // Styles are inlined by the bundler, which knows what `?inline` means.
  forbid('every import can be resolved', {}, { couldNotResolve: true, pathNot: '\\.css\\?inline$' }),
  forbid('no cycles at run time', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  forbid(
    'core imports nothing, contracts only zod',
    { path: '^packages/(core|contracts)/', pathNot: tests },
    {
      dependencyTypes: ['npm', 'npm-dev', 'core', 'npm-no-pkg', 'npm-unknown'],
      pathNot: 'node_modules/zod/',
    },
  ),
  forbid(
    'contracts alone knows zod, core does not',
    { path: '^packages/core/', pathNot: tests },
    {
      path: 'node_modules/zod/',
    },
  ),
  forbid(
    'what runs in a browser imports nothing of Node',
    { path: browserRooms, pathNot: `${tests}|/(scripts|build)/|config` },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'console knows the types of api only',
    { path: '^packages/console/', pathNot: tests },
    {
      path: '^api/',
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'the SDK depends on mocks in msw.ts only',
    { path: '^sdk/', pathNot: `${tests}|^sdk/src/msw\\.ts$` },
    {
      path: '^packages/',
    },
  ),
  forbid(
    'the SDK has no dependencies',
    { path: '^sdk/src/', pathNot: `${tests}|msw\\.ts$|/(scripts|build)/` },
    {
      dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'core'],
    },
  ),
  forbid(
    'widgets reach the console from agent-panel only',
    { path: '^widgets/', pathNot: `${tests}|agent-panel` },
    {
      path: '^packages/console/',
    },
  ),
  forbid(
    'Drizzle is spoken in stores and queries only',
    {
      path: '^api/src/',
      pathNot: `${tests}|(-store|\\.query)\\.ts$|^api/src/use-cases/[^/]+\\.ts$|^api/src/seed/|^api/src/(dependencies|seed|audit-verify|health)\\.ts$`,
    },
    { path: 'node_modules/drizzle-orm/' },
  ),
  forbid(
    'use cases know no door',
    { path: '^api/src/use-cases/', pathNot: tests },
    {
      path: '^api/src/((rest|trpc|inbound|live|jobs|outbox)/|(app|server|worker|dependencies)\\.ts$)',
      pathNot: '\\.query\\.ts$',
    },
  ),
  forbid(
    'doors know no composition root',
    { path: '^api/src/(rest|trpc|inbound|live|jobs|outbox|auth)/', pathNot: tests },
    { path: '^api/src/(app|server|worker)\\.ts$' },
  ),
  forbid(
    'use cases know no HTTP framework',
    { path: '^api/src/use-cases/', pathNot: tests },
    {
      path: 'node_modules/(hono|@hono|@trpc)/',
    },
  ),
];
