import { expect, test } from 'vitest';
import { type IntegrationFacts, integrationHealth } from './integration-health.ts';

const NOW = 1_000_000;
const WELL: IntegrationFacts = {
  ...{ connected: true, paused: false, failures: 0, lastSyncAt: NOW - 10, silenceMs: 100 },
};

test.each<[string, Partial<IntegrationFacts>, string]>([
  ['it came a moment ago', {}, 'well'],
  ['nobody has connected it, whatever came before', { connected: false, failures: 3 }, 'not_connected'],
  ['a pause is no failure', { paused: true, failures: 3 }, 'paused'],
  ['it fails', { failures: 1 }, 'failing'],
  ['nothing has come yet', { lastSyncAt: null }, 'quiet'],
  ['silent for too long', { lastSyncAt: NOW - 101 }, 'stale'],
  ['silent for just as long as it may be', { lastSyncAt: NOW - 100 }, 'well'],
  ['it comes when somebody writes', { lastSyncAt: 0, silenceMs: null }, 'well'],
])('%s', (_, facts, health) => {
  expect(integrationHealth({ ...WELL, ...facts }, NOW)).toBe(health);
});
