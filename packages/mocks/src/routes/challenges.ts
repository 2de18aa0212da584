import type { Desk } from '../desk.ts';
import { router } from '../route.ts';

const LARGEST_NUMBER = 1000;

export function challengeRoutes(desk: Desk) {
  return [
    router(desk)('get', '/challenges', null, async () => {
      const salt = `${hex(desk.random(12))}?expires=${Math.floor(desk.now().getTime() / 1000) + 600}`;
      const [high = 0, low = 0] = desk.random(2);
      const challenge = await sha256(salt + String((high * 256 + low) % LARGEST_NUMBER));
      const signature = await sha256(`${challenge}.${hex(desk.random(16))}`);
      return Response.json({ algorithm: 'SHA-256', challenge, maxnumber: LARGEST_NUMBER, salt, signature });
    }),
  ];
}

async function sha256(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
