import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { Endpoints } from '@sinia/channels';
import { connect } from '@sinia/database';
import { createLog } from './create-log.ts';
import type { Environment } from './environment.ts';
import { diskFileStore } from './file-store.ts';
import { createWake } from './live/wake.ts';
import { listenForWakeups } from './live/wakeups.ts';
import type { Dependencies } from './use-cases/context.ts';

/** Composition root: the outside world, opened once, closed by `close`. */
export function createDependencies(
  environment: Environment,
  applicationName: string,
): Dependencies & { readonly close: () => Promise<void> } {
  const client = connect({
    url: environment.databaseUrl,
    maxConnections: environment.poolSize,
    applicationName,
  });
  const log = createLog(environment.logLevel, applicationName);
  const wake = createWake(client.sql, log);
  const wakeups = listenForWakeups({ url: environment.databaseUrl, log });
  const { baseUrl, filesUrl, mailbox, imapUrl, mailName, phone, seats, demo } = environment;
  const { trustedProxies, internalNetworks, directoryFolder, providers = {}, clamd } = environment;
  const { employeeDomains } = environment;
  return {
    db: client.db,
    sql: client.sql,
    clock: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    files: diskFileStore(resolve(environment.dataDir)),
    log,
    secret: environment.secret,
    settings: {
      ...{ baseUrl, filesUrl, mailbox, mailName, phone, seats, demo },
      ...{ trustedProxies, internalNetworks, directoryFolder, clamd, employeeDomains },
      providers: providers as Partial<Endpoints>,
      mailboxImap: imapUrl,
    },
    wake: wake.wake,
    subscribe: wakeups.subscribe,
    close: async () => {
      await wake.flush();
      await wakeups.close();
      await client.close();
    },
  };
}
