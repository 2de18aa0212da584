import { newId, type StaffRole } from '@sinia/core';
import { schema } from '@sinia/database';
import { createStaff } from '../auth/create-staff-store.ts';
import type { Dependencies } from '../use-cases/context.ts';

export interface SeedStaff {
  readonly role: StaffRole;
  readonly email: string;
  readonly password: string;
  readonly totpSecret: string;
}

const NAMES = {
  admin: 'Marta Roca',
  supervisor: 'Jordi Camps',
  agent: 'Cristina Vila',
  auditor: 'Elena Sanchis',
  light: 'Brigada de xarxa',
} as const satisfies Record<StaffRole, string>;

/** Each group with the address that its mail comes to: the part before the `@`. */
const GROUPS = [
  ['Atenció al client', null],
  ['Avaries', 'avaries'],
  ['Facturació', 'facturacio'],
] as const;

const SIGNATURES = {
  'Atenció al client': {
    ca: 'Atenció al client\nAigües de Mataró · 93 741 61 00',
    es: 'Atención al cliente\nAigües de Mataró · 93 741 61 00',
    en: 'Customer service\nAigües de Mataró · +34 93 741 61 00',
  },
  Avaries: {
    ca: 'Servei d’avaries (24 hores)\nAigües de Mataró · 93 741 61 00',
    es: 'Servicio de averías (24 horas)\nAigües de Mataró · 93 741 61 00',
  },
  Facturació: {
    ca: 'Facturació\nAigües de Mataró · 93 741 61 00',
    es: 'Facturación\nAigües de Mataró · 93 741 61 00',
  },
} as const;

/** Groups, their mailboxes and one person of each role. @returns the id of the agent. */
export async function seedStaff(dependencies: Dependencies, given: readonly SeedStaff[]): Promise<string> {
  const { db, clock, random } = dependencies;
  const groups = GROUPS.map(([name], index) => ({
    id: newId('grp', clock().getTime(), random(16)),
    name,
    isDefault: index === 0,
    signature: SIGNATURES[name],
  }));
  await db.insert(schema.groups).values(groups);
  await seedMailboxes(dependencies, groups);
  let agentId = '';
  for (const { role, email, password, totpSecret } of given) {
    const works = role === 'agent' || role === 'supervisor';
    const id = await createStaff(dependencies, {
      name: NAMES[role],
      email,
      role,
      language: 'ca',
      password,
      totpSecret: role === 'light' ? undefined : totpSecret,
      groupIds: works ? groups.map((group) => group.id) : [],
    });
    if (role === 'agent') agentId = id;
  }
  return agentId;
}

/** A mailbox for every group: the first is that of the settings, the others are on the same domain. */
async function seedMailboxes(
  { db, clock, random, settings }: Dependencies,
  groups: readonly { readonly id: string; readonly name: string }[],
): Promise<void> {
  const now = clock();
  const [, domain = ''] = settings.mailbox.toLowerCase().split('@');
  const rows = groups.map(({ id: groupId, name }, index) => {
    const local = GROUPS.find(([group]) => group === name)?.[1];
    return {
      ...{ id: newId('mbx', now.getTime(), random(16)), name, groupId, isDefault: index === 0 },
      address: local ? `${local}@${domain}` : settings.mailbox.toLowerCase(),
      ...{ connectedAt: now, createdAt: now },
    };
  });
  await db.insert(schema.mailboxes).values(rows).onConflictDoNothing();
}
