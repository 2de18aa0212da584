import { type Chat, ChatMailBody, type ChatStanding, ChatTypingBody, OpenChatBody } from '@sinia/contracts';
import { changeTicket as decide, maskEmail, Refusal } from '@sinia/core';
import { DEFAULT_CHAT_SETTINGS, transcriptRefusal } from '@sinia/core/chat';
import { answerOnce } from '../answer-once.ts';
import type { Desk, MockTicket } from '../desk.ts';
import { type Asked, bodyOf, router } from '../route.ts';
import { findTracked } from '../verbs/find-ticket.ts';
import { openTicket } from '../verbs/open-ticket.ts';
import { recordEvent } from '../verbs/record-event.ts';
import { trackedTicket } from '../views.ts';

const SUBJECT_LENGTH = 90;

/** The live chat: here somebody is always there, and nobody waits before anybody. */
export function chatRoutes(desk: Desk) {
  const route = router(desk);
  return [
    route('get', '/chat', 'chat.look', () => Response.json(standing())),
    route('post', '/chat', 'ticket.open', async (asked) => {
      const body = await bodyOf(asked.request, OpenChatBody);
      return Response.json(
        answerOnce(asked, body, () => begin(asked, body)),
        { status: 201 },
      );
    }),
    route('get', '/tracking/:reference/chat', 'ticket.public.read', (asked) =>
      Response.json(chatView(desk, findTracked(asked, 'ticket.public.read'))),
    ),
    route('post', '/tracking/:reference/chat/typing', 'ticket.public.reply', async (asked) => {
      await bodyOf(asked.request, ChatTypingBody);
      findTracked(asked, 'ticket.public.reply');
      return noted();
    }),
    route('post', '/tracking/:reference/chat/mail', 'ticket.public.reply', async (asked) => {
      const { email } = await bodyOf(asked.request, ChatMailBody);
      const ticket = findTracked(asked, 'ticket.public.reply');
      const noticeRoute = { channel: 'email', address: email.toLowerCase() } as const;
      const decision = decide(ticket.state, { noticeRoute }, desk.now());
      if (!decision.ok) throw new Refusal(decision.reason);
      ticket.state = decision.ticket;
      if (decision.event) recordEvent(desk, asked.caller, ticket, decision.event);
      return noted();
    }),
    route('post', '/tracking/:reference/chat/transcript', 'ticket.public.reply', async (asked) => {
      const { email } = await bodyOf(asked.request, ChatMailBody);
      const { state } = findTracked(asked, 'ticket.public.reply');
      const { reference } = state;
      const sent = desk.notices.filter(
        (notice) => notice.kind === 'transcript' && notice.reference === reference,
      );
      const refusal = transcriptRefusal({ answered: state.firstRepliedAt !== null, sent: sent.length });
      if (refusal) throw new Refusal(refusal);
      desk.notices.push({ kind: 'transcript', to: email.toLowerCase(), reference, token: null });
      return noted();
    }),
  ];
}

const noted = () => Response.json({ noted: true }, { status: 202 });

function standing(): ChatStanding {
  const { patienceMinutes, quietMinutes } = DEFAULT_CHAT_SETTINGS;
  return { state: 'attended', opensAt: null, waiting: 0, patienceMinutes, quietMinutes, says: {} };
}

function begin({ desk, caller, language }: Asked, { body, name, email, ...more }: OpenChatBody) {
  const { reference, publicStatus, receivedAt, id } = openTicket(
    desk,
    caller,
    {
      ...{ subject: body.split('\n', 1)[0]?.slice(0, SUBJECT_LENGTH) || 'Xat', body, channel: 'chat' },
      requester: { ...(name && { name }), ...(email && { email }) },
      ...(more.language && { language: more.language }),
      ...(more.attachmentIds && { attachmentIds: more.attachmentIds }),
    },
    language,
  );
  return {
    ...{ reference, publicStatus, receivedAt, token: desk.link('link', id), standing: standing() },
    trackingUrl: `${desk.baseUrl}/seguiment?clau=${reference}`,
  };
}

function chatView(desk: Desk, ticket: MockTicket): Chat {
  const { noticeRoute, firstRepliedAt, id } = ticket.state;
  if (ticket.survey && !ticket.survey.answeredAt) ticket.surveyToken ??= desk.link('survey_link', id);
  return {
    ...{
      ticket: trackedTicket(ticket),
      standing: standing(),
      agents: [],
      position: firstRepliedAt ? null : 0,
    },
    answersTo:
      ticket.channel === 'chat' && noticeRoute?.channel === 'email' ? maskEmail(noticeRoute.address) : null,
    survey: ticket.survey && !ticket.survey.answeredAt ? (ticket.surveyToken ?? null) : null,
  };
}
