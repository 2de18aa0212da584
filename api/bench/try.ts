import { readFileSync } from 'node:fs';
import { startInstallation } from './installation.ts';
import { openSmtpConnection } from './smtp-connection.ts';
import { mailOf } from './words.ts';
const i = await startInstallation();
try {
  console.log(await i.server.start());
  const c = await openSmtpConnection(i.smtpPort);
  const m = mailOf(crypto.randomUUID(), i.mailbox);
  try { await c.send(m.from, i.mailbox, m.raw); } catch (e) { console.log(e); }
  c.close();
  await new Promise(r => setTimeout(r, 300));
  console.log(readFileSync(i.dataDir + '/logs/server.log', 'utf8').slice(0, 3000));
} finally { await i.stop(); }
