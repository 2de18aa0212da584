import type { AskedSupervisor } from '../port/desk-port.ts';
import type { Desk } from '../state/desk.ts';
import { TELEPHONY_PACKS } from '../ui/calls/telephony-pack.ts';
import { ringOnce } from './ring-once.ts';

/**
 * Callers who wait for a supervisor, who has three minutes: a new one is said, shown with the way there, and told by two
 * soft tones.
 */
export async function hearSupervisors(desk: Desk, asked: readonly AskedSupervisor[]): Promise<void> {
  const known = new Set(desk.askedSupervisors.value.map(({ taskId }) => taskId));
  const fresh = asked.filter(({ taskId }) => !known.has(taskId));
  desk.askedSupervisors.value = asked;
  if (fresh.length === 0) return;
  const { title, now } = await TELEPHONY_PACKS[desk.words.value.locale]();
  desk.announcement.value = now.supervisors;
  desk.toasts.say(now.supervisors, { label: title, run: () => desk.goTo({ page: 'calls' }) });
  for (const { taskId } of fresh)
    void ringOnce(`sinia supervisor ${taskId}`, () => void import('./chime.ts').then(({ chime }) => chime()));
}
