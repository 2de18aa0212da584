import { type ServedAquacis, serveAquacis } from '@sinia/directory/testing';
import type { StaffActor } from '../../src/auth/actor.ts';
import { saveConnection } from '../../src/use-cases/directory/save-connection.ts';
import { type House, openHouse } from './house.ts';

export interface DirectoryHouse extends House {
  readonly aquacis: ServedAquacis;
  readonly admin: StaffActor;
}

const LOGIN = { user: 'sinia', password: 'una contrasenya' };

/** A house with a billing system beside it, connected over its web service. */
export async function openDirectoryHouse(customers: number): Promise<DirectoryHouse> {
  const house = await openHouse();
  const aquacis = await serveAquacis({ ...LOGIN, customers, clock: house.world.clock });
  const admin: StaffActor = { ...house.agent, role: 'admin' };
  const whole = { ...house, aquacis, admin };
  await connect(whole);
  return { ...whole, close: () => Promise.all([house.close(), aquacis.close()]).then(() => undefined) };
}

export function connect(
  { as, admin, aquacis }: Pick<DirectoryHouse, 'as' | 'admin' | 'aquacis'>,
  more: Partial<Parameters<typeof saveConnection.execute>[1]> = {},
) {
  return saveConnection.execute(as(admin), {
    settings: {
      ...{ kind: 'soap', url: `${aquacis.url}/soap`, user: LOGIN.user, explotacio: '007' },
      passwordType: 'digest',
    },
    password: LOGIN.password,
    linkTemplate: 'https://aquacis.example/contracte/{contract}',
    writesBack: false,
    ...more,
  });
}
