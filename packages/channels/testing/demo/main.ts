import { Hono } from 'hono';
import { serveFake } from '../serve-fake.ts';
import { demoProviders } from './demo-phones.ts';
import { phoneRoutes } from './phone-routes.ts';

const {
  SINIA_CHANNELS_PORT: port,
  SINIA_CHANNELS_SECRET: secret,
  SINIA_BASE_URL: baseUrl,
  SINIA_WEBSITE_URL: website = '',
} = process.env;
if (!port || !secret || !baseUrl)
  throw new Error(
    'SINIA_CHANNELS_PORT, SINIA_CHANNELS_SECRET and SINIA_BASE_URL are needed: npm start sets them',
  );

let origin = '';
const { hosts, providers } = demoProviders({ secret, baseUrl, origin: () => origin });
const app = new Hono().route('/', phoneRoutes(providers, website)).route('/', hosts);
({ origin } = await serveFake(app, Number(port)));
process.stdout.write('listening {}\n');
