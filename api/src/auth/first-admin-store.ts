import { newId } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import type { Dependencies } from '../use-cases/context.ts';
import { insertProfile } from './create-staff-store.ts';
import { type Invitation, issueInvitation } from './invitations-store.ts';

/** The first group, if there is none, and an administrator; for somebody who is known already, a new link only. */
export function inviteFirstAdmin(
  dependencies: Dependencies,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<Invitation> {
  const { db, clock, random } = dependencies;
  const { groups, users } = schema;
  return db.transaction(async (tx) => {
    const [group] = await tx.select({ id: groups.id }).from(groups).limit(1);
    if (!group) {
      const id = newId('grp', clock().getTime(), random(16));
      await tx.insert(groups).values({ id, name: 'Atenció al client', isDefault: true });
    }
    const [known] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email.toLowerCase()));
    const profile = { name, email, role: 'admin', language: 'ca' } as const;
    const id = known?.id ?? (await insertProfile(tx, dependencies, profile));
    return issueInvitation(tx, dependencies, id);
  });
}
