import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  GRANTS,
  may,
  PERMISSIONS,
  type PermissionHolder,
  reachOf,
  SCOPES,
  type Scope,
  STAFF_ROLES,
} from './permissions.ts';

const holders = Object.keys(GRANTS) as PermissionHolder[];
const permission = fc.constantFrom(...PERMISSIONS);

describe('the permission table', () => {
  test('an auditor writes nothing', () => {
    const writes = PERMISSIONS.filter((name) =>
      /open|update|reply|note|upload|retry|write|answer/.test(name),
    );
    for (const name of writes) expect([name, reachOf({ holder: 'auditor' }, name)]).toEqual([name, null]);
  });

  test('light staff see only what they asked for themselves', () => {
    for (const name of PERMISSIONS.filter(
      (one) => /list|read|history|feed/.test(one) && one !== 'staff.list',
    )) {
      expect([name, reachOf({ holder: 'light' }, name) ?? 'own']).toEqual([name, 'own']);
    }
  });

  test('a key without scopes may nothing, and every permission of a scope comes from that scope', () => {
    for (const name of PERMISSIONS) {
      expect(reachOf({ holder: 'integration', scopes: [] }, name)).toBeNull();
      const giving = (Object.keys(SCOPES) as Scope[]).filter((scope) => name in SCOPES[scope]);
      for (const scope of giving)
        expect(reachOf({ holder: 'integration', scopes: [scope] }, name)).not.toBeNull();
    }
  });

  test('group reach: theirs, or assigned to them, nothing else', () => {
    const agent = { holder: 'agent', agentId: 'agt_1', groupIds: ['grp_1'] } as const;
    expect(may(agent, 'ticket.read', { groupId: 'grp_1' })).toBe(true);
    expect(may(agent, 'ticket.read', { groupId: 'grp_2' })).toBe(false);
    expect(may(agent, 'ticket.read', { groupId: 'grp_2', assigneeId: 'agt_1' })).toBe(true);
    expect(may({ ...agent, groupIds: [] }, 'ticket.read', { groupId: null, assigneeId: null })).toBe(false);
  });

  test('law: a wider reach allows whatever a narrower one does', () => {
    const subject = fc.record({
      groupId: fc.constantFrom('grp_1', 'grp_2', null),
      assigneeId: fc.constantFrom('agt_1', null),
      own: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.constantFrom(...holders), permission, subject, (holder, name, about) => {
        const caller = { holder, agentId: 'agt_1', groupIds: ['grp_1'] };
        const reach = reachOf(caller, name);
        if (reach === null) expect(may(caller, name, about)).toBe(false);
        if (reach === 'any') expect(may(caller, name, about)).toBe(true);
        if (reach === 'own') expect(may(caller, name, about)).toBe(about.own || about.assigneeId === 'agt_1');
      }),
    );
  });

  test('every staff role has a row', () => {
    for (const role of STAFF_ROLES) expect(GRANTS[role]).toBeDefined();
  });
});
