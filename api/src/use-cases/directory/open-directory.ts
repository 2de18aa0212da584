import type { DirectoryPort } from '@sinia/directory';
import { createHttpDirectory } from '@sinia/directory/http';
import { createSqlDirectory } from '@sinia/directory/sql';
import { guardedSend } from '../../egress/guarded-send.ts';
import { resolveGuarded } from '../../egress/resolve-guarded.ts';
import type { Dependencies } from '../context.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import { openFolderFile } from './open-folder-file.ts';

/** The way to the master that the settings describe. */
export function openDirectory(
  { settings: { internalNetworks = [], directoryFolder }, clock }: Dependencies,
  settings: ConnectionSettings,
  password: string,
): DirectoryPort {
  if (settings.kind === 'file') return openFolderFile(directoryFolder, settings);
  if (settings.kind === 'sql') {
    const { kind: _, ...views } = settings;
    const resolve = (host: string) => resolveGuarded(host, internalNetworks);
    return createSqlDirectory({ ...views, columns: { ...views.columns }, password, resolve, clock });
  }
  const { kind, url, user, explotacio } = settings;
  return createHttpDirectory({
    ...{ transport: kind, url, user, password, explotacio, clock },
    type: kind === 'soap' ? settings.passwordType : 'text',
    send: guardedSend(internalNetworks),
  });
}
