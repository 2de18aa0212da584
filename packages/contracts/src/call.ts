import { ROUTE_CHANNELS } from '@sinia/core';
import {
  CALL_DIRECTIONS,
  CALL_OUTCOMES,
  CALL_PHASES,
  CALL_PRIORITIES,
  DISPOSITIONS,
  END_REASONS,
} from '@sinia/core/call';
import { z } from 'zod';
import { ContactId } from './contact.ts';
import { DirectoryHit } from './directory.ts';
import { PageQuery, pageOf } from './pagination.ts';
import { line, paragraphs, Timestamp } from './text.ts';
import {
  Language,
  LegalType,
  NoticeRoute,
  PublicStatus,
  Reference,
  Requester,
  TicketId,
  TicketSummary,
} from './ticket.ts';

const Seconds = z.number().min(0);

/**
 * What a telephone exchange posts. Taken leniently: what is wrong in it is left out and counted, and an event of an
 * unknown kind is kept and changes nothing. Only `event` and `callId` must be there.
 */
export const CallEventBody = z
  .looseObject({
    eventId: z.string().max(200).optional().meta({ description: 'The same at every delivery of the event.' }),
    event: z.string().meta({
      description:
        '`call.started`, `ivr.selected`, `queue.entered`, `call.ringing` (one for each telephone), `call.answered`, `call.held`, `call.unheld`, `call.transferred`, `call.missed`, `call.abandoned`, `call.rejected`, `call.voicemail`, `call.ended`; `recording.consented`, `recording.paused`, `recording.resumed`, `recording.available`, `survey.completed`, `agent.wrapup`, `cdr.final`.',
    }),
    occurredAt: Timestamp.optional(),
    seq: z.int().optional(),
    callId: z.string(),
    legId: z.string().nullable().optional().meta({ description: 'The telephone that it is told of.' }),
    parentCallId: z
      .string()
      .nullable()
      .optional()
      .meta({ description: 'The call that this one belongs to.' }),
    direction: z.enum(CALL_DIRECTIONS).nullable().optional(),
    from: z
      .object({
        raw: z.string().optional(),
        e164: z.string().nullable().optional(),
        anonymous: z.boolean().optional(),
        name: z.string().nullable().optional(),
      })
      .nullable()
      .optional(),
    to: z.object({ ddi: z.string() }).nullable().optional(),
    queue: z.object({ id: z.string(), name: z.string().nullable().optional() }).nullable().optional(),
    agent: z
      .object({ extension: z.string().nullable().optional(), userId: z.string().nullable().optional() })
      .nullable()
      .optional(),
    ivr: z
      .object({
        path: z.array(z.string()).optional(),
        language: z.string().nullable().optional(),
        contract: z.string().nullable().optional(),
      })
      .nullable()
      .optional(),
    waitSeconds: Seconds.nullable().optional(),
    ringSeconds: Seconds.nullable().optional(),
    talkSeconds: Seconds.nullable().optional(),
    holdSeconds: Seconds.nullable().optional(),
    startedAt: Timestamp.nullable().optional(),
    answeredAt: Timestamp.nullable().optional(),
    endReason: z.enum(END_REASONS).nullable().optional(),
    disposition: z.enum(DISPOSITIONS).nullable().optional(),
    transfer: z
      .object({
        type: z.enum(['blind', 'attended']),
        toExtension: z.string().nullable().optional(),
        toQueue: z.string().nullable().optional(),
      })
      .nullable()
      .optional(),
    recording: z
      .object({
        id: z.string(),
        status: z.string().optional(),
        durationSeconds: Seconds.nullable().optional(),
      })
      .nullable()
      .optional(),
    survey: z
      .object({ questionId: z.string().optional(), value: z.int(), scale: z.int().optional() })
      .nullable()
      .optional(),
    consent: z.boolean().nullable().optional(),
    priority: z.enum(CALL_PRIORITIES).nullable().optional(),
  })
  .meta({
    id: 'CallEventBody',
    example: {
      eventId: '0b6e8b1e-5e0c-4f43-8f4e-6d1d6b0f9a10',
      event: 'call.ringing',
      occurredAt: '2026-11-23T09:14:03.120Z',
      seq: 3,
      callId: '1766459963.101',
      legId: '1766459980.104',
      direction: 'inbound',
      from: { raw: '600111222', e164: '+34600111222', anonymous: false, name: null },
      to: { ddi: '+34930000000' },
      queue: { id: 'atencio', name: 'Atenció' },
      agent: { extension: '204' },
    },
  });

export const CallEventAccepted = z
  .object({ eventId: z.string(), status: z.enum(['accepted', 'duplicate']) })
  .meta({ id: 'CallEventAccepted' });

export const CallId = z
  .string()
  .regex(/^cal_[0-9a-z]{26}$/)
  .meta({ id: 'CallId', example: 'cal_01k4x8m2q0abcdefghjkmnpqrs' });

export const CallLeg = z
  .object({
    extension: z.string().nullable(),
    agentId: z.string().nullable(),
    outcome: z.enum(['ringing', 'answered', 'missed', 'rejected', 'elsewhere']),
    ringingAt: Timestamp.nullable(),
    answeredAt: Timestamp.nullable(),
    endedAt: Timestamp.nullable(),
  })
  .meta({ id: 'CallLeg', description: 'A telephone that rang; `elsewhere`: another was quicker.' });

export const Call = z
  .object({
    id: CallId,
    callId: z.string().meta({ description: "The exchange's id of the call that it began with." }),
    direction: z.enum(CALL_DIRECTIONS),
    phase: z.enum(CALL_PHASES),
    outcome: z.enum(CALL_OUTCOMES).nullable().meta({ description: 'Null while it goes on.' }),
    from: z.string().nullable().meta({ description: 'E.164, or an extension; null where it is hidden.' }),
    fromName: z.string().nullable(),
    anonymous: z.boolean(),
    to: z.string().nullable(),
    queue: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
    startedAt: Timestamp,
    queuedAt: Timestamp.nullable(),
    answeredAt: Timestamp.nullable(),
    endedAt: Timestamp.nullable(),
    waitSeconds: z
      .int()
      .nullable()
      .meta({ description: 'From asking for a person to the answer, or to giving up.' }),
    ringSeconds: z.int().nullable(),
    talkSeconds: z.int().nullable().meta({ description: 'With people of the house, holds included.' }),
    holdSeconds: z.int().nullable(),
    agentId: z.string().nullable(),
    extension: z.string().nullable(),
    contactId: z.string().nullable(),
    ticketId: z.union([TicketId, z.null()]),
    rating: z.int().min(1).max(5).nullable(),
    recording: z.object({ id: z.string(), durationSeconds: z.int().nullable() }).nullable(),
    recordingPaused: z.boolean(),
    consent: z.object({ given: z.boolean(), at: Timestamp }).nullable(),
    priority: z.enum(CALL_PRIORITIES).nullable(),
    stale: z.boolean().meta({ description: 'Its end was never told.' }),
    legs: z.array(CallLeg),
  })
  .meta({ id: 'Call' });
export type Call = z.infer<typeof Call>;

export const OpenFromCallBody = z
  .strictObject({
    subject: line(200).optional(),
    body: paragraphs(20_000).optional(),
    category: line(80).optional(),
    legalType: LegalType.optional(),
    language: Language.optional(),
    requester: Requester.optional(),
    noticeRoute: NoticeRoute.optional(),
  })
  .meta({
    id: 'OpenFromCallBody',
    description: 'What is missing comes from the call and from the contact that calls.',
    example: { subject: 'Fuita al carrer de la Riera', body: 'Surt aigua de la vorera.' },
  });
export type OpenFromCallBody = z.infer<typeof OpenFromCallBody>;

export const ListCallsQuery = PageQuery.extend({
  callId: z.string().max(200).optional().meta({ description: "The exchange's id of any of its legs." }),
  ticketId: TicketId.optional(),
  contactId: z.string().max(60).optional(),
  agentId: z.string().max(60).optional(),
  direction: z.enum(CALL_DIRECTIONS).optional(),
  outcome: z.enum(CALL_OUTCOMES).optional(),
  queueId: z.string().max(80).optional(),
  startedSince: Timestamp.optional(),
  startedBefore: Timestamp.optional(),
});
export type ListCallsQuery = z.infer<typeof ListCallsQuery>;

export const CallPage = pageOf(Call, 'CallPage');
export type CallPage = z.infer<typeof CallPage>;

export const CallPerson = z
  .object({
    contactId: ContactId,
    name: z.string(),
    address: z.string().nullable(),
    vulnerable: z.boolean().nullable(),
    over65: z.boolean().nullable(),
  })
  .meta({ id: 'CallPerson' });

const caller = {
  /** Whether the caller was linked for now and is still to be confirmed: nothing personal is read out before. */
  provisional: z.boolean(),
  contact: z.union([CallPerson, z.null()]),
  candidates: z.array(CallPerson),
  customers: z.array(DirectoryHit),
  openTickets: z.array(TicketSummary),
  nearby: z
    .array(TicketSummary)
    .meta({ description: 'Open incidents in the streets of the customer’s supplies.' }),
};

export const CallTicket = z
  .object({
    id: TicketId,
    reference: Reference,
    subject: z.string(),
    publicStatus: PublicStatus,
    noticeRoute: z.object({ channel: z.enum(ROUTE_CHANNELS), address: z.string() }).nullable(),
  })
  .meta({
    id: 'CallTicket',
    description: 'The key to be read out, and where each change of status is told.',
  });
export type CallTicket = z.infer<typeof CallTicket>;

/** All that an agent needs in the moment in which the telephone rings. */
export const CallPop = z
  .object({
    call: Call,
    ...caller,
    ticket: z
      .union([CallTicket, z.null()])
      .meta({ description: 'Of the call; null too where one may not read it.' }),
    reasonId: z.string().nullable(),
    supervisor: z
      .object({ dueAt: Timestamp, state: z.enum(['waiting', 'met', 'late']) })
      .nullable()
      .meta({
        description:
          'The caller asked for a supervisor. `late`: none came in time, and a call is owed today.',
      }),
    /** Whether the reason of the call is still to be said, and until when. */
    writeUpDueAt: Timestamp.nullable(),
  })
  .meta({ id: 'CallPop' });
export type CallPop = z.infer<typeof CallPop>;

export const MyCalls = z.object({ data: z.array(CallPop) }).meta({ id: 'MyCalls' });
export type MyCalls = z.infer<typeof MyCalls>;

export const LookUpCallerBody = z
  .strictObject({ number: line(200).optional(), callId: line(200).optional() })
  .meta({
    id: 'LookUpCallerBody',
    description:
      'What an exchange that can only open a page knows: who calls, as it spells it; its id of the call. At least one.',
    example: { number: '600 111 222' },
  });
export type LookUpCallerBody = z.infer<typeof LookUpCallerBody>;

export const LookedUpCaller = z
  .object({
    pop: z
      .union([CallPop, z.null()])
      .meta({ description: 'The call that goes on, where the exchange told of it.' }),
    number: z.string().nullable().meta({ description: 'E.164; null where it is hidden.' }),
    ...caller,
  })
  .meta({ id: 'LookedUpCaller', description: 'Who has a number, and what is open of theirs.' });
export type LookedUpCaller = z.infer<typeof LookedUpCaller>;

export const LinkCallBody = z.strictObject({ ticketId: TicketId }).meta({ id: 'LinkCallBody' });
export const LinkedCall = z.object({ ticketId: TicketId }).meta({ id: 'LinkedCall' });

export const CallContactBody = z
  .strictObject({ contactId: z.union([ContactId, z.null()]) })
  .meta({ id: 'CallContactBody', description: 'Who it is; null: not this person.' });
export const CallContact = z.object({ contactId: ContactId.nullable() }).meta({ id: 'CallContact' });

export const WriteUpBody = z
  .strictObject({ reasonId: z.string().max(60).optional(), noticeRoute: NoticeRoute.optional() })
  .meta({ id: 'WriteUpBody' });
export const WrittenUp = z.object({ reasonId: z.string().nullable() }).meta({ id: 'WrittenUp' });

export const SupervisorAsked = z
  .object({
    taskId: z.string(),
    dueAt: Timestamp.meta({ description: 'Until when a supervisor is to be on the line: three minutes.' }),
  })
  .meta({ id: 'SupervisorAsked' });
export type SupervisorAsked = z.infer<typeof SupervisorAsked>;

export const DialBody = z
  .strictObject({
    to: z.string().min(1).max(60).meta({ description: 'As people write it, or of a `tel:` link.' }),
    ticketId: TicketId.optional(),
  })
  .meta({ id: 'DialBody', example: { to: '+34600111222' } });
export const DialledCall = z
  .object({
    id: CallId,
    callId: z.string().meta({ description: 'The exchange’s id: its events bring it.' }),
  })
  .meta({ id: 'DialledCall', description: 'The agent’s own telephone rings first, then the customer’s.' });

export const ConsentBody = z.strictObject({ given: z.boolean() }).meta({ id: 'ConsentBody' });
export const CallConsent = z.object({ given: z.boolean(), at: Timestamp }).meta({
  id: 'CallConsent',
  description: 'Whether the caller agreed to be recorded, and when that was said.',
});

export const RecordingBody = z
  .strictObject({ action: z.enum(['pause', 'resume']) })
  .meta({ id: 'RecordingBody' });
export const RecordingState = z.object({ paused: z.boolean() }).meta({ id: 'RecordingState' });
export const RecordingLink = z
  .object({ url: z.url(), expiresAt: Timestamp })
  .meta({ id: 'RecordingLink', description: 'Ends after a few minutes; whoever asked for it is noted.' });

export const ContactReason = z
  .object({
    id: z.string(),
    parentId: z.string().nullable(),
    names: z.object({ ca: z.string(), es: z.string().optional(), en: z.string().optional() }),
    position: z.int(),
    retired: z.boolean(),
  })
  .meta({ id: 'ContactReason', description: 'Why customers call: two levels; what is retired stays.' });
export const ContactReasons = z.object({ data: z.array(ContactReason) }).meta({ id: 'ContactReasons' });
