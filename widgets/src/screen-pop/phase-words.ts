import type { Call } from '@sinia/sdk';
import type { TextsController } from '../controllers/texts-controller.ts';

const words = {
  started: 'popQueued',
  menu: 'popQueued',
  queued: 'popQueued',
  ringing: 'popRinging',
  talking: 'popTalking',
  held: 'popHeld',
  ended: 'popEnded',
} as const satisfies Record<Call['phase'], string>;

/** `Trucada entrant · Sona` */
export const phaseWords = (texts: TextsController, { direction, phase }: Call): string => {
  const outbound = direction === 'outbound';
  const now =
    outbound && phase !== 'talking' && phase !== 'held' && phase !== 'ended' ? 'popCalling' : words[phase];
  return `${texts.term(outbound ? 'popOutbound' : 'popInbound')} · ${texts.term(now)}`;
};
