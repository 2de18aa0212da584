import { createHmac } from 'node:crypto';

/** The mailbox of Microsoft 365 that the demonstration has, as both sides know it. */
export type DemoMailbox = {
  tenant: string;
  clientId: string;
  clientSecret: string;
  user: string;
  name: string;
};

/** Its secret follows from the one of all pretended providers. */
export function demoMailbox(secret: string): DemoMailbox {
  return {
    ...{ tenant: 'aigues.onmicrosoft.example', clientId: '3d0c7a52-8b1c-4f0e-9d0a-6a1d0c1b2a90' },
    clientSecret: createHmac('sha256', secret).update('mail:client').digest('hex').slice(0, 40),
    ...{ user: 'consultes@sinia.example', name: 'Consultes (Microsoft 365)' },
  };
}
