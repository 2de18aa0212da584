import type { AppRouter } from '@sinia/api/trpc';
import type { AttachmentLink, Problem } from '@sinia/contracts';
import { createTRPCClient, httpBatchLink, httpLink, splitLink, type TRPCClient } from '@trpc/client';
import { lateStream } from '../live/late-stream.ts';
import { shareStream } from '../live/share-stream.ts';
import type { Session } from '../session/session.ts';
import { authorizedFetch } from './authorized-fetch.ts';
import { callServer } from './call-server.ts';
import { codeOf, DeskError } from './desk-error.ts';
import type { DeskPort, Me, Thread } from './desk-port.ts';
import { createWork } from './work-port.ts';

export type Trpc = TRPCClient<AppRouter>;

/** The tRPC client of all calls but the stream; queries are POSTs, so that no word stands in a URL. */
export function createTrpc(apiUrl: string, session: Session): Trpc {
  const url = `${apiUrl}/trpc`;
  const authorized = authorizedFetch(session);
  const posted = {
    url,
    methodOverride: 'POST' as const,
    fetch: (input: unknown, init: unknown) => authorized(input as string, init as RequestInit),
  };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.path === 'presence.end',
        // Said on leaving, also when the page itself goes.
        true: httpLink({
          url,
          fetch: (input, init) => authorized(input as string, { ...(init as RequestInit), keepalive: true }),
        }),
        false: splitLink({
          // The billing system may take its time: nothing else waits for it.
          condition: (operation) => operation.path.startsWith('directory.'),
          true: httpLink(posted),
          false: httpBatchLink(posted),
        }),
      }),
    ],
  });
}

/** The desk's port over the server of the house. */
export function createDeskClient(apiUrl: string, session: Session, me: Me): DeskPort {
  const trpc = createTrpc(apiUrl, session);
  const call = <Answer>(run: () => Promise<Answer>) => callServer(session, run);
  return {
    work: createWork(trpc, session),
    trackingPage: `${apiUrl || location.origin}/seguiment`,
    counts: () => call(() => trpc.tickets.counts.query({})),
    list: ({ view, q, filters, cursor }) =>
      call(() => {
        if (!q && !filters) return trpc.tickets.list.query({ view, cursor });
        const { unassigned, status, ...exact } = filters ?? {};
        return trpc.tickets.list.query({
          ...{ ...exact, q, cursor, view: unassigned ? 'unassigned' : 'recent' },
          ...(status && { status: [...status] }),
        });
      }),
    read: (id) =>
      call(async () => {
        const [{ earlier, ...thread }, notices, people] = await Promise.all([
          trpc.tickets.view.query({ id }),
          trpc.deliveries.notices.query({ ticketId: id }),
          trpc.followers.list.query({ ticketId: id }),
        ]);
        return { ...thread, ...people, notices, previous: earlier } as Thread;
      }),
    change: (id, version, set) => call(() => trpc.tickets.change.mutate({ id, version, set })),
    addNote: (id, message, mentions) =>
      call(async () => {
        await trpc.tickets.note.mutate({
          id,
          message,
          ...(mentions?.length ? { mentions: [...mentions] } : {}),
        });
      }),
    hold: (id, key, message) =>
      call(() => trpc.replies.hold.mutate({ id, key, message: { ...message, visibility: 'public' } })),
    forward: (id, key, { messageId, to, body, attachmentIds }) =>
      call(async () => {
        const files = attachmentIds.length > 0 ? { attachmentIds: [...attachmentIds] } : {};
        await trpc.replies.forward.mutate({ id, key, messageId, to: [...to], body, ...files });
      }),
    approveSender: (id, messageId) =>
      call(async () => {
        await trpc.replies.approveSender.mutate({ id, messageId });
      }),
    undoHeld: (id) => call(() => trpc.replies.undo.mutate({ id })),
    held: () => call(() => trpc.replies.held.query({})),
    openTicket: (key, opening) =>
      call(() => trpc.openings.open.mutate({ key, opening: { ...opening } as never })),
    mailboxes: () => call(() => trpc.mailboxes.list.query({})),
    similarTickets: (person) => call(() => trpc.openings.similar.query({ ...person })),
    openingDraft: () => call(async () => (await trpc.openings.draft.query({})).form),
    saveOpeningDraft: (form) =>
      call(async () => {
        await trpc.openings.saveDraft.mutate({ form: form as never });
      }),
    staff: () => call(() => trpc.staff.list.query({})),
    drafts: (ticketId) => call(() => trpc.drafts.read.query({ ticketId })),
    saveDraft: (ticketId, visibility, draft) =>
      call(async () => {
        const { body, html, copies } = draft;
        const typed = copies ? { cc: [...copies.cc], bcc: [...copies.bcc] } : null;
        await trpc.drafts.save.mutate({ ticketId, visibility, body, html, copies: typed });
      }),
    upload: (file, onProgress, signal) =>
      call(async () => {
        const token = await session.bearer();
        const { uploadFile } = await import('./upload-file.ts');
        return uploadFile({ url: `${apiUrl}/v1/attachments`, token, file, onProgress, signal });
      }),
    linkTo: (id) => call(async () => linkTo(apiUrl, await session.bearer(), id)),
    retryDelivery: (id) =>
      call(async () => {
        await trpc.deliveries.retry.mutate({ id });
      }),
    letters: () => call(() => trpc.deliveries.letters.query({})),
    postLetter: (id) =>
      call(async () => {
        await trpc.deliveries.postLetter.mutate({ id });
      }),
    releaseParked: (ticketId, choice) =>
      call(async () => {
        await trpc.deliveries.releaseParked.mutate({ ticketId, choice });
      }),
    integrations: async () => {
      const { createIntegrations } = await import('./integrations-port.ts');
      return createIntegrations(trpc, session, apiUrl);
    },
    attendChats: (available) => call(() => trpc.chats.attend.mutate({ available })),
    telephony: async () => {
      const { createCalls } = await import('./calls-port.ts');
      return createCalls(trpc, session);
    },
    people: async () => {
      const { createPeople } = await import('./people-port.ts');
      return createPeople(trpc, session);
    },
    indicators: async () => {
      const { createIndicators } = await import('./indicators-port.ts');
      return createIndicators(trpc, session, apiUrl);
    },
    administration: async () => {
      const { createAdministration } = await import('./administration-port.ts');
      return createAdministration(trpc, session);
    },
    notices: () =>
      call(async () => {
        const { templates, switches } = await trpc.notices.list.query({});
        return { texts: templates, switches };
      }),
    previewNotice: ({ kind, language, subject, text }) =>
      call(() => trpc.notices.preview.query({ kind, language, template: { subject, text } })),
    saveNotice: (draft) =>
      call(async () => {
        await trpc.notices.save.mutate(draft);
      }),
    resetNotice: (kind, language) =>
      call(async () => {
        await trpc.notices.reset.mutate({ kind, language });
      }),
    switchNotice: (status, notify) =>
      call(async () => {
        await trpc.notices.switch.mutate({ status, notify });
      }),
    showPresence: (ticketId, doing) =>
      call(async () => {
        await trpc.presence.show.mutate({ ticketId, doing });
      }),
    endPresence: (ticketId) =>
      call(async () => {
        await trpc.presence.end.mutate({ ticketId });
      }),
    followTicket: (ticketId, follow) =>
      call(async () => {
        await trpc.followers.follow.mutate({ ticketId, follow });
      }),
    alerts: () => call(() => trpc.alerts.list.query({})),
    markAlertsRead: (which) =>
      call(async () => {
        await trpc.alerts.markRead.mutate(which);
      }),
    alertSettings: () => call(() => trpc.alerts.settings.query({})),
    saveAlertSettings: ({ ways, quietHours }) =>
      call(async () => {
        const chosen = Object.entries(ways).map(([kind, list]) => [kind, [...list]]);
        await trpc.alerts.saveSettings.mutate({ ways: Object.fromEntries(chosen), quietHours });
      }),
    follow: (handlers) => {
      const load = async () => (await import('./live-client.ts')).createLiveClient(apiUrl, session);
      return shareStream(`sinia ${apiUrl} ${me.id}`, lateStream(load), handlers);
    },
  };
}

async function linkTo(apiUrl: string, token: string, id: string): Promise<string> {
  const answer = await fetch(`${apiUrl}/v1/attachments/${id}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const body = (await answer.json().catch(() => null)) as AttachmentLink | Problem | null;
  if (!answer.ok) throw new DeskError(codeOf(body as Problem | null));
  return (body as AttachmentLink).url;
}
