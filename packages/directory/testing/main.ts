import { serveAquacis } from './serve-aquacis.ts';

const {
  SINIA_AQUACIS_PORT: port,
  SINIA_AQUACIS_PASSWORD: password,
  SINIA_AQUACIS_CUSTOMERS: customers,
} = process.env;
if (!port || !password)
  throw new Error('SINIA_AQUACIS_PORT and SINIA_AQUACIS_PASSWORD are needed: npm start sets them');

await serveAquacis({ user: 'sinia', password, customers: Number(customers) || 60_000 }, Number(port));
process.stdout.write('listening {}\n');
