import type { ReplyWay } from '@sinia/api/trpc';
import type { Session } from '../session/session.ts';
import { callServer } from './call-server.ts';
import type { Trpc } from './trpc-desk.ts';

/** How customers are answered on written channels, a part of what is asked about them. Every method rejects with a `DeskError`. */
export type WrittenPort = ReturnType<typeof createWritten>;

export type { PublicWay, ReplyWay } from '@sinia/api/trpc';
export type ApprovedText = ReplyWay['templates'][number];

export function createWritten(trpc: Trpc, session: Session) {
  const call = <Answer>(run: () => Promise<Answer>) => callServer(session, run);
  const { replies } = trpc;
  return {
    /** What may be written to the customer now; null where the ticket is no written conversation. */
    way: (id: string) => call(() => replies.way.query({ id })),
    /** Where and how the customer can be answered in public; null where they wrote nothing there. */
    publicWay: (id: string) => call(() => replies.publicWay.query({ id })),
    /** @returns why the provider did not do it, one of the send codes; null where it did */
    hideComment: (id: string, messageId: string, hidden: boolean) =>
      call(async () => (await replies.hide.mutate({ id, messageId, hidden })).code),
    /** @param key one for each act of sending */
    sendTemplate: (id: string, key: string, text: ApprovedText, parameters: readonly string[]) =>
      call(async () => {
        const { name, language } = text;
        await replies.template.mutate({ id, key, name, language, parameters: [...parameters] });
      }),
  };
}
