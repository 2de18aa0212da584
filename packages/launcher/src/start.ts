import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundles } from './build-bundles.ts';
import { planChildren } from './children.ts';
import { emptyDataFolder, openDataFolder } from './data-folder.ts';
import { report } from './failure.ts';
import { lockName, takeLock } from './instance-lock.ts';
import { settlePorts } from './ports.ts';
import { readSecrets } from './secrets.ts';
import { readSettings, type Settings } from './settings.ts';
import { clearDatabase, connectExternal, type RunningDatabase, startEmbedded } from './start-database.ts';
import { type ChildOptions, runOnce, superviseChild } from './supervise-child.ts';
import { type Addresses, removeDemoFile, writeDemoFile } from './write-demo-file.ts';

const log = (line: string) => console.log(`sinia: ${line}`);

/** What has been started so far; ended in the opposite order. */
const running: Array<() => Promise<void> | void> = [];
let stopping: Promise<void> | undefined;

function stop(): Promise<void> {
  stopping ??= (async () => {
    for (const end of running.toReversed()) await end();
  })();
  return stopping;
}

async function start(settings: Settings): Promise<void> {
  const { dataDir } = settings;
  openDataFolder(dataDir);
  const lock = takeLock(dataDir);
  running.push(lock.release);
  removeDemoFile(dataDir);
  if (lock.tookOver) log('an earlier run was killed: recovering');
  // A cluster that had to live elsewhere may outlast a data folder that was deleted.
  const orphaned = !existsSync(join(dataDir, 'secrets.json'));
  if (!settings.databaseUrl) await clearDatabase(dataDir, settings.reset || orphaned, log);
  if (settings.reset) emptyDataFolder(dataDir, lockName);

  const secrets = readSecrets(dataDir);
  const { port, smtpPort, databasePort, identityPort, aquacis, pbx, channels, ...sitePorts } =
    await settlePorts(
      {
        port: settings.port,
        smtpPort: settings.smtpPort,
        databasePort: settings.databaseUrl ? 0 : settings.databasePort,
        identityPort: settings.identityPort,
        ...settings.sitePorts,
        ...settings.standInPorts,
      },
      lock.tookOver ? 3_000 : 0,
    );
  log(settings.databaseUrl ? 'migrating the database of DATABASE_URL' : 'starting PostgreSQL');
  const [database] = await together(
    (settings.databaseUrl
      ? connectExternal(settings.databaseUrl)
      : startEmbedded(dataDir, databasePort, secrets, log)
    ).then((started) => {
      running.push(started.stop);
      return started;
    }),
    buildBundles(log),
  );

  const baseUrl = `http://127.0.0.1:${port}`;
  const at: Addresses = {
    baseUrl,
    filesUrl: `http://files.localhost:${port}`,
    smtpPort,
    identityPort,
    databaseUrl: database.ownerUrl,
    origins: {
      website: `http://website.localhost:${sitePorts.website}`,
      oficinaVirtual: `http://oficinavirtual.localhost:${sitePorts.oficinaVirtual}`,
      intranet: `http://intranet.localhost:${sitePorts.intranet}`,
      webphone: `http://webphone.localhost:${sitePorts.webphone}`,
    },
    standIns: {
      aquacis: `http://127.0.0.1:${aquacis}`,
      pbx: `http://127.0.0.1:${pbx}`,
      channels: `http://127.0.0.1:${channels}`,
    },
  };
  const demo = process.env.NODE_ENV !== 'production';
  const children = planChildren({ dataDir, port, demo, at, database, secrets, log });
  const marker = join(dataDir, 'seeded');
  if (demo && !existsSync(marker)) {
    log('seeding synthetic data');
    await seed(children.seed, marker);
  }
  log(demo ? 'starting server, worker and example hosts' : 'starting server and worker');
  const begin = async (options: ChildOptions) => {
    const child = await superviseChild(options);
    running.push(child.stop);
  };
  const providers = demo ? together(...children.standIns.map(begin)) : Promise.resolve();
  await together(
    ...[children.server, ...(demo ? [children.examples, children.identity] : [])].map(begin),
    // It asks the providers as soon as it runs.
    providers.then(() => begin(children.worker)),
    demo ? followPlaces(children.seed, marker) : Promise.resolve(),
  );
  watch(database);
  lock.announce(baseUrl);
  if (demo) {
    writeDemoFile(dataDir, at, secrets);
    running.push(() => removeDemoFile(dataDir));
  }
  console.log(`ready ${baseUrl}`);
}

async function seed(options: ChildOptions, marker: string): Promise<void> {
  await runOnce(options);
  writeFileSync(marker, placesOf(options), { mode: 0o600 });
}

/** Free ports give hosts, provider and stand-ins new places on every start: the seed, run again, tells only them. */
async function followPlaces(options: ChildOptions, marker: string): Promise<void> {
  if (readFileSync(marker, 'utf8') !== placesOf(options)) await seed(options, marker);
}

const placesOf = ({ env }: ChildOptions) => [env.SINIA_SITES, env.SINIA_SSO, env.SINIA_STAND_INS].join('\n');

/** Waits for all, even when one fails, so that everything that was started is known and can be stopped. */
async function together<T extends readonly unknown[]>(
  ...tasks: { [K in keyof T]: Promise<T[K]> }
): Promise<T> {
  const results = await Promise.allSettled(tasks);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as unknown as T;
}

/** Without its database nothing works: end cleanly, the next start recovers. */
function watch(database: RunningDatabase): void {
  void database.exited.then(async () => {
    if (stopping) return;
    log('PostgreSQL has ended unexpectedly: stopping; start again to recover');
    await stop();
    process.exit(1);
  });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  process.on(signal, async () => {
    if (!stopping) log('stopping');
    await stop();
    process.exit(0);
  });
}

process.on('uncaughtException', async (error) => {
  report(error);
  await stop();
  process.exit(1);
});

try {
  await start(readSettings(process.env, process.argv.slice(2)));
} catch (error) {
  if (stopping) await stopping;
  else {
    const code = report(error);
    await stop();
    process.exit(code);
  }
}
