import type { DirectoryPort } from '@sinia/directory';
import { createHttpDirectory } from '@sinia/directory/http';
import { guardedSend } from '../../egress/guarded-send.ts';
import type { Dependencies } from '../context.ts';
import type { ConnectionSettings } from './connection-settings.ts';

/** The way to the master that the settings describe. */
export function openDirectory(
  { settings: { internalNetworks = [] }, clock }: Dependencies,
  settings: ConnectionSettings,
  password: string,
): DirectoryPort {
  const { kind, url, user, explotacio } = settings;
  return createHttpDirectory({
    ...{ transport: kind, url, user, password, explotacio, clock },
    type: kind === 'soap' ? settings.passwordType : 'text',
    send: guardedSend(internalNetworks),
  });
}
