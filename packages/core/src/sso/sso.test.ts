import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { employeeOf, type IdentityClaims } from './claims.ts';
import { type GroupRole, ROLE_ORDER, roleOf } from './role-of.ts';
import { secondFactorProven } from './second-factor.ts';

const TENANT = '7d0f3c5a-0b6e-4c3e-9a43-1f6f0c2f9b11';
const ISSUER = `https://login.microsoftonline.com/${TENANT}/v2.0`;
const entra: IdentityClaims = {
  ...{ iss: ISSUER, tid: TENANT, sub: 'pairwise', oid: 'b1f5' },
  ...{ name: 'Marta Soler', preferred_username: 'marta.soler@aigues.example' },
};

describe('whom a token speaks of', () => {
  test('in Entra the object of the tenant, wherever they are called from', () => {
    expect(employeeOf(entra)).toEqual({
      ...{ issuer: ISSUER, subject: 'b1f5', name: 'Marta Soler', email: 'marta.soler@aigues.example' },
    });
  });

  test.each<[string, Partial<IdentityClaims>, string]>([
    ['another tenant', { tid: '00000000-0b6e-4c3e-9a43-1f6f0c2f9b11' }, 'sso_foreign_tenant'],
    ['a guest by account type', { acct: 1 }, 'sso_guest'],
    ['a guest by their name', { preferred_username: 'x_gmail.com#EXT#@aigues.example' }, 'sso_guest'],
    ['a guest by their provider', { idp: 'https://sts.windows.net/other/' }, 'sso_guest'],
    ['no address', { preferred_username: 'marta' }, 'sso_address_missing'],
    ['an address that is two', { email: 'a@b.cat, c@d.cat', preferred_username: '' }, 'sso_address_missing'],
  ])('%s is refused', (_, change, refusal) => {
    expect(employeeOf({ ...entra, ...change })).toBe(refusal);
  });

  test.each<[string, Partial<IdentityClaims>, string]>([
    ['the mailbox before the name of the account', { email: 'Marta@Aigues.example' }, 'marta@aigues.example'],
    ['a member, said so', { acct: 0, idp: ISSUER }, 'marta.soler@aigues.example'],
    [
      'the tenant under its other name',
      { idp: `https://sts.windows.net/${TENANT}/` },
      'marta.soler@aigues.example',
    ],
  ])('%s', (_, change, email) => {
    expect(employeeOf({ ...entra, ...change })).toMatchObject({ email });
  });

  const plain: IdentityClaims = { iss: 'https://id.example', sub: 'u-1', email: 'marta@aigues.example' };
  test.each<[IdentityClaims, unknown]>([
    [plain, 'sso_address_missing'],
    [{ ...plain, email_verified: false }, 'sso_address_missing'],
    [{ ...plain, email: undefined, preferred_username: 'cap@aigues.example' }, 'sso_address_missing'],
    [
      { ...plain, email_verified: true },
      { issuer: plain.iss, subject: 'u-1', name: plain.email, email: plain.email },
    ],
  ])('elsewhere an address counts when it is verified: %j', (claims, expected) => {
    expect(employeeOf(claims)).toEqual(expected);
  });
});

describe('the role that groups give', () => {
  const table: GroupRole[] = [
    { group: 'G-Agents', role: 'agent', groupIds: ['grp_a'] },
    { group: 'G-Caps', role: 'supervisor', groupIds: ['grp_b', 'grp_a'] },
    { group: 'G-Audit', role: 'auditor', groupIds: [] },
    { group: 'G-It', role: 'admin', groupIds: [] },
  ];

  test.each<[string[], string, string[], string | null]>([
    [[], 'light', [], null],
    [['g-unknown'], 'light', [], null],
    [['g-agents'], 'agent', ['grp_a'], 'G-Agents'],
    [['G-Audit', 'G-Agents'], 'agent', ['grp_a'], 'G-Agents'],
    [['G-Agents', 'G-Caps'], 'supervisor', ['grp_a', 'grp_b'], 'G-Caps'],
    [['G-Audit', 'G-It'], 'admin', [], 'G-It'],
  ])('%j: %s', (memberships, role, groupIds, because) => {
    const mapped = roleOf(memberships, table);
    expect(mapped).toMatchObject({ role, because });
    expect(mapped?.groupIds.toSorted()).toEqual(groupIds);
  });

  test('an empty table decides nothing', () => {
    expect(roleOf(['G-It'], [])).toBeNull();
  });

  test('neither the order of the groups nor of the table matters, and one more group never takes rights away', () => {
    const names = fc.subarray(table.map(({ group }) => group));
    fc.assert(
      fc.property(names, names, fc.shuffledSubarray(table, { minLength: 4 }), (some, more, shuffled) => {
        const before = roleOf(some, table);
        const after = roleOf([...more, ...some], shuffled);
        if (!before || !after) throw new Error('the table is not empty');
        expect(roleOf(some.toReversed(), shuffled)?.role).toBe(before.role);
        expect(ROLE_ORDER.indexOf(after.role)).toBeLessThanOrEqual(ROLE_ORDER.indexOf(before.role));
      }),
    );
  });
});

test.each([
  ['provider', null, {}, true],
  ['own', null, { amr: ['pwd', 'mfa'] }, false],
  ['token', null, {}, false],
  ['token', null, { amr: ['pwd'] }, false],
  ['token', null, { amr: ['pwd', 'mfa'] }, true],
  ['token', 'c1', { acrs: ['c1'] }, true],
  ['token', 'c1', { acrs: ['c2'] }, false],
  ['token', 'urn:mfa', { acr: 'urn:mfa' }, true],
  ['token', null, { acrs: ['c1'], acr: 'c1' }, false],
] as const)('second factor by %s, context %s: %j is %s', (secondFactor, context, claims, proven) => {
  expect(secondFactorProven(claims, { secondFactor, context })).toBe(proven);
});
