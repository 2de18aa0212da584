import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CustomerVersion, judgeRecord } from './replica-rule.ts';

const at = (
  updatedAt: number,
  standing: CustomerVersion['standing'] = 'active',
  hash = 'a',
): CustomerVersion => ({
  ...{ updatedAt, standing },
  hash: standing === 'active' ? hash : '',
});

describe('what becomes of a record', () => {
  test.each([
    ['new', null, at(5), null, 'created'],
    ['new, of before a newer complete import that did not know it', null, at(5), 7, 'outdated'],
    ['new, of after it', null, at(8), 7, 'created'],
    ['new and blocked', null, at(5, 'blocked'), null, 'removed'],
    ['the same', at(5), at(5), null, 'unchanged'],
    ['the same, touched later', at(5), at(6), null, 'unchanged'],
    ['newer', at(5), at(6, 'active', 'b'), null, 'updated'],
    ['older', at(5), at(4, 'active', 'b'), null, 'outdated'],
    ['of the same moment, another content', at(5), at(5, 'active', 'b'), null, 'updated'],
    ['of the same moment, the lesser content', at(5, 'active', 'b'), at(5), null, 'outdated'],
    ['gone', at(5), at(6, 'deleted'), null, 'removed'],
    ['gone before it was changed', at(5), at(4, 'deleted'), null, 'outdated'],
    ['back', at(5, 'deleted'), at(6), null, 'created'],
    ['blocked in the same moment', at(5), at(5, 'blocked'), null, 'removed'],
    ['shown again', at(5, 'blocked'), at(6), null, 'created'],
    ['an older one of somebody blocked', at(5, 'blocked'), at(4), null, 'outdated'],
  ] as const)('%s', (_, known, incoming, newerFullAt, verdict) => {
    expect(judgeRecord(known, incoming, newerFullAt)).toBe(verdict);
  });
});

/** The master's history: at each moment something happens to one of three customers. */
interface Happening {
  readonly id: string;
  readonly what: 'put a' | 'put b' | 'delete' | 'block';
}
interface Run {
  readonly kind: 'full' | 'changes';
  readonly from: number;
  readonly asOf: number;
}
type Master = Map<string, CustomerVersion>;

const ids = ['1', '2', '3'];

/** What the master has at a moment; whoever was deleted is not there. */
function masterAt(history: readonly Happening[], moment: number): Master {
  const master: Master = new Map();
  for (const [index, { id, what }] of history.slice(0, moment).entries()) {
    if (what === 'delete') master.delete(id);
    else master.set(id, what === 'block' ? at(index + 1, 'blocked') : at(index + 1, 'active', what));
  }
  return master;
}

/** An import as the product runs it: records, those that are gone, and after a complete one whoever it did not name. */
function apply(replica: Master, done: Run[], history: readonly Happening[], run: Run): void {
  const master = masterAt(history, run.asOf);
  const newer = done.filter(({ kind, asOf }) => kind === 'full' && asOf > run.asOf).map(({ asOf }) => asOf);
  const newerFullAt = newer.length > 0 ? Math.max(...newer) : null;
  const touched = new Set(history.slice(run.from, run.asOf).map(({ id }) => id));
  for (const id of ids) {
    const named = run.kind === 'full' ? master.has(id) : touched.has(id);
    if (named) put(replica, id, master.get(id) ?? at(run.asOf, 'deleted'), newerFullAt);
  }
  if (run.kind === 'full') {
    for (const [id, version] of replica)
      if (!master.has(id) && version.standing === 'active' && version.updatedAt <= run.asOf)
        replica.set(id, at(run.asOf, 'deleted'));
  }
  done.push(run);
}

function put(replica: Master, id: string, incoming: CustomerVersion, newerFullAt: number | null): void {
  const known = replica.get(id) ?? null;
  const verdict = judgeRecord(known, incoming, newerFullAt);
  if (verdict === 'outdated') return;
  replica.set(id, { ...incoming, updatedAt: Math.max(incoming.updatedAt, known?.updatedAt ?? 0) });
}

test('law: whatever the order of the imports, the same customers are shown', () => {
  const happening = fc.record({
    id: fc.constantFrom(...ids),
    what: fc.constantFrom('put a', 'put b', 'delete', 'block' as const),
  }) as fc.Arbitrary<Happening>;
  const scenario = fc
    .array(happening, { minLength: 1, maxLength: 12 })
    .chain((history) => {
      const moment = fc.nat(history.length);
      const run = fc
        .tuple(moment, moment, fc.constantFrom('full', 'changes' as const))
        .map(([one, other, kind]) => ({ kind, from: Math.min(one, other), asOf: Math.max(one, other) }));
      const runs = fc.uniqueArray(run, {
        maxLength: 6,
        selector: ({ kind, asOf, from }) => `${kind}${asOf}-${from}`,
      });
      return fc.tuple(fc.constant(history), runs);
    })
    .chain(([history, runs]) =>
      fc.tuple(
        fc.constant(history),
        fc.constant(runs as Run[]),
        fc.shuffledSubarray(runs as Run[], { minLength: runs.length }),
      ),
    );
  const shown = (history: readonly Happening[], runs: readonly Run[]) => {
    const replica: Master = new Map();
    const done: Run[] = [];
    for (const run of runs) apply(replica, done, history, run);
    return [...replica]
      .filter(([, { standing }]) => standing === 'active')
      .sort(([one], [other]) => (one < other ? -1 : 1));
  };
  fc.assert(
    fc.property(scenario, ([history, runs, shuffled]) => {
      expect(shown(history, shuffled)).toEqual(shown(history, runs));
    }),
    { numRuns: 3_000 },
  );
});
