import { computed, effect, signal } from '@preact/signals';
import { type Doing, HEARTBEAT_MS, IDLE_AFTER_MS, TYPING_MS } from '@sinia/core';
import type { Desk } from '../state/desk.ts';

const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove'] as const;

/**
 * Says which ticket is on the screen and whether somebody writes there: at once when that changes, and every ten
 * seconds. A page that nobody sees or touches says nothing, so that it fades from the others' screens.
 *
 * @param lifeFrom where keys and pointer are heard
 * @returns how to stop
 */
export function showPresence(desk: Desk, lifeFrom: EventTarget): () => void {
  const awake = signal(true);
  const typingOn = signal<string | null>(null);
  const ticketId = computed(() => desk.ticket.thread.value?.ticket.id ?? null);
  const doing = computed<Doing>(() =>
    typingOn.value !== null && typingOn.value === ticketId.value ? 'typing' : 'viewing',
  );
  let idle: ReturnType<typeof setTimeout> | undefined;
  let still: ReturnType<typeof setTimeout> | undefined;
  let shown: string | null = null;

  const say = () => {
    if (shown && awake.value) void desk.port.showPresence(shown, doing.value).catch(() => undefined);
  };
  const leave = () => {
    if (shown) void desk.port.endPresence(shown).catch(() => undefined);
    shown = null;
  };
  const live = () => {
    awake.value = document.visibilityState === 'visible';
    clearTimeout(idle);
    idle = setTimeout(() => {
      awake.value = false;
    }, IDLE_AFTER_MS);
  };
  const stopTyping = effect(() => {
    typingOn.value = desk.drafts.typed.value?.ticketId ?? null;
    clearTimeout(still);
    still = setTimeout(() => {
      typingOn.value = null;
    }, TYPING_MS);
  });
  const stopShowing = effect(() => {
    if (shown !== ticketId.value) leave();
    shown = ticketId.value;
    say();
  });
  const timer = setInterval(say, HEARTBEAT_MS);
  live();
  for (const sign of SIGNS_OF_LIFE) lifeFrom.addEventListener(sign, live, { passive: true });
  document.addEventListener('visibilitychange', live);
  globalThis.addEventListener('pagehide', leave);
  return () => {
    leave();
    stopTyping();
    stopShowing();
    clearInterval(timer);
    clearTimeout(idle);
    clearTimeout(still);
    for (const sign of SIGNS_OF_LIFE) lifeFrom.removeEventListener(sign, live);
    document.removeEventListener('visibilitychange', live);
    globalThis.removeEventListener('pagehide', leave);
  };
}
