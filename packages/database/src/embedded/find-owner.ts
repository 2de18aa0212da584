import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Owner = { uid: number; gid: number };

/**
 * The system account that the server runs as: PostgreSQL refuses root, so as root it is `postgres`, created
 * when missing; otherwise the account of this process (undefined).
 */
export function findOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return lookUp() ?? create();
}

function lookUp(): Owner | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

function create(): Owner {
  try {
    const shell = ['--no-create-home', '--shell', '/usr/sbin/nologin'];
    execFileSync('useradd', ['--system', '--user-group', ...shell, 'postgres'], { stdio: 'pipe' });
  } catch (cause) {
    throw new Error(
      'PostgreSQL refuses to run as root: create a system user "postgres" or start as another user',
      {
        cause,
      },
    );
  }
  const owner = lookUp();
  if (!owner) throw new Error('the new system user "postgres" is not in /etc/passwd');
  return owner;
}
