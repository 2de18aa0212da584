// The physical limit of mail intake: the same listener, which keeps nothing.
import { startSmtpListener } from '@sinia/channels/email';

const listener = await startSmtpListener({
  host: '127.0.0.1',
  port: 0,
  name: 'bench.example',
  acceptRecipient: () => true,
  store: async () => undefined,
});
process.stdout.write(`listening ${JSON.stringify({ port: listener.port })}\n`);
process.once('SIGTERM', () => process.exit(0));
