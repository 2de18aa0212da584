import { createHmac } from 'node:crypto';
import { newId } from '@sinia/core';
import type { ChannelSecrets } from '../../src/written/written-channel.ts';

export const DEMO_CHANNELS = ['whatsapp', 'messenger', 'instagram', 'x', 'teams'] as const;
export type DemoChannel = (typeof DEMO_CHANNELS)[number];

/** A number, page, profile or bot of the demonstration, as both sides know it. */
export type DemoAccount = {
  id: string;
  channel: DemoChannel;
  name: string;
  externalId: string;
  settings: Readonly<Record<string, string>>;
  secrets: ChannelSecrets;
};

/** Long ago, so that the ids are the same on every start. */
const MADE_AT = 1_700_000_000_000;

const PUBLIC: Readonly<Record<DemoChannel, Pick<DemoAccount, 'name' | 'externalId' | 'settings'>>> = {
  whatsapp: {
    ...{ name: 'WhatsApp 937 41 61 00', externalId: '106540352242922' },
    settings: { wabaId: '102290129340398', display: '+34 937 41 61 00' },
  },
  messenger: {
    ...{ name: 'Pàgina de Facebook', externalId: '110000000000001' },
    settings: { humanAgent: 'yes', publicPosts: 'yes' },
  },
  instagram: {
    ...{ name: 'Instagram @aiguesmataro', externalId: '17841400000000000' },
    settings: { login: 'instagram', humanAgent: 'yes' },
  },
  x: {
    ...{ name: 'X @aiguesmataro', externalId: '1100000000000000001' },
    settings: { clientId: 'demo-client', publicPosts: 'yes' },
  },
  teams: {
    ...{ name: 'Teams', externalId: '5f4c0a52-3c1b-4f0e-9d0a-6a1d0c1b2a3f' },
    settings: { tenantId: '7d2b1c9e-8a55-4b7f-a0c3-1f2e3d4c5b6a' },
  },
};

/** The accounts of the demonstration. Their secrets follow from one, so that they are the same on both sides. */
export function demoAccounts(secret: string): readonly DemoAccount[] {
  return DEMO_CHANNELS.map((channel) => {
    const of = (what: string) => createHmac('sha256', secret).update(`${channel}:${what}`).digest();
    const word = (what: string) => of(what).toString('hex').slice(0, 40);
    return {
      ...{ id: newId('cha', MADE_AT, of('id').subarray(0, 16)), channel, ...PUBLIC[channel] },
      secrets: {
        ...{ signing: [word('signing')], verifyToken: word('verify'), accessToken: word('access') },
        ...{ refreshToken: word('refresh'), clientSecret: word('client'), appToken: word('app') },
      },
    };
  });
}

/** Texts that the pretended WhatsApp has approved, and which notice each stands for. */
export const DEMO_TEMPLATES = [
  {
    ...{
      name: 'consulta_estat',
      language: 'ca',
      category: 'UTILITY',
      status: 'APPROVED',
      notice: 'resolved',
    },
    body: 'La seva consulta {{1}} està {{2}}. La pot seguir aquí: {{3}}',
  },
  {
    ...{
      name: 'consulta_estat',
      language: 'es',
      category: 'UTILITY',
      status: 'APPROVED',
      notice: 'resolved',
    },
    body: 'Su consulta {{1}} está {{2}}. Puede seguirla aquí: {{3}}',
  },
  {
    ...{ name: 'reprendre', language: 'ca', category: 'UTILITY', status: 'APPROVED', notice: null },
    body: 'Hola {{1}}, tenim una resposta a la seva consulta {{2}}. Respongui aquest missatge i la rebrà.',
  },
  {
    ...{ name: 'reprendre', language: 'es', category: 'UTILITY', status: 'APPROVED', notice: null },
    body: 'Hola {{1}}, tenemos una respuesta a su consulta {{2}}. Responda a este mensaje y la recibirá.',
  },
] as const;
