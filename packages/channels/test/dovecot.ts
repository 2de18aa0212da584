import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** A mailbox on a real Dovecot of this test's own: a process, a port and a folder that go away with it. */
export type DovecotServer = {
  port: number;
  deliver(raw: string): Promise<void>;
  /** One list a message; `\Seen` is told from the Maildir itself, so that looking does not change it. */
  flags(): Promise<string[][]>;
  stop(): Promise<void>;
};

const DOVECOT = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot'].find(
  existsSync,
);

const asRoot = userInfo().uid === 0;

export const dovecotInstalled = DOVECOT !== undefined;

export async function startDovecot(): Promise<DovecotServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sinia-dovecot-'));
  const port = await freePort();
  const owner = mailOwner();
  const maildir = join(folder, 'mail');
  for (const name of ['mail', 'mail/new', 'mail/cur', 'mail/tmp', 'run', 'state'])
    mkdirSync(join(folder, name), { mode: 0o755 });
  chmodSync(folder, 0o755);
  if (asRoot)
    for (const name of ['', 'new', 'cur', 'tmp']) chownSync(join(maildir, name), owner.uid, owner.gid);
  writeFileSync(join(folder, 'dovecot.conf'), configuration(folder, port, owner));
  const child = spawn(String(DOVECOT), ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' });
  await answering(port, child);
  let delivered = 0;
  return {
    port,
    async deliver(raw) {
      delivered += 1;
      const name = `${Date.now()}.M${delivered}P${process.pid}.test`;
      writeFileSync(join(maildir, 'tmp', name), raw);
      if (asRoot) chownSync(join(maildir, 'tmp', name), owner.uid, owner.gid);
      renameSync(join(maildir, 'tmp', name), join(maildir, 'new', name));
    },
    async flags() {
      const files = [...readdirSync(join(maildir, 'new')), ...readdirSync(join(maildir, 'cur'))];
      return files.map((file) => (/:2,[A-Z]*S/.test(file) ? ['\\Seen'] : []));
    },
    stop: () => end(child, folder),
  };
}

type Owner = { uid: number; gid: number; name: string };

/** Dovecot refuses to serve mail as root; then the mail belongs to `nobody`. */
function mailOwner(): Owner {
  const { uid, gid, username } = userInfo();
  if (uid !== 0) return { uid, gid, name: username };
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody']).toString());
  return { uid: id('-u'), gid: id('-g'), name: 'nobody' };
}

function configuration(folder: string, port: number, { uid, gid, name }: Owner): string {
  const internal =
    userInfo().uid === 0 ? '' : `default_internal_user = ${name}\ndefault_login_user = ${name}`;
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
${internal}
mail_location = maildir:${folder}/mail
first_valid_uid = 1
first_valid_gid = 1
mailbox_list_index = no
mailbox_idle_check_interval = 1 s
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) throw new Error(`Dovecot ended with ${child.exitCode}`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('close', () => resolve(false));
      setTimeout(() => socket.destroy(), 500).unref();
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Dovecot does not answer');
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}
