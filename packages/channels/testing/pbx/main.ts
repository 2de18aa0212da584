import { serveFake } from '../serve-fake.ts';
import { createFakePbx } from './fake-pbx.ts';

/** The exchange of the demonstration, a process of its own. */
const {
  SINIA_PBX_PORT: port,
  SINIA_PBX_TOKEN: token,
  SINIA_CTI_SECRET: secret,
  SINIA_BASE_URL: baseUrl,
} = process.env;
if (!port || !token || !secret || !baseUrl)
  throw new Error(
    'SINIA_PBX_PORT, SINIA_PBX_TOKEN, SINIA_CTI_SECRET and SINIA_BASE_URL are needed: npm start sets them',
  );

const { app } = createFakePbx({
  ...{ token, secret, baseUrl, line: '930000000', now: () => new Date() },
  eventsUrl: `${baseUrl}/v1/calls/events`,
  queues: { atencio: { name: 'Atenció', extensions: ['214', '215'] } },
});
await serveFake(app, Number(port));
process.stdout.write('listening {}\n');
