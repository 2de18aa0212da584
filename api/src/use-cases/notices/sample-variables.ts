import type { Language, NoticeKind, PublicStatus } from '@sinia/core';
import { surveyUrl, trackingUrl } from '../access-token.ts';
import type { Settings } from '../context.ts';
import { type NoticeVariables, noticeVariables } from './notice-variables.ts';

const STATUS_OF = {
  receipt: 'open',
  receipt_unverified: 'open',
  in_progress: 'in_progress',
  reopened: 'in_progress',
  pending: 'in_progress',
  resolved: 'resolved',
  reply: 'in_progress',
  copy: 'in_progress',
  forward: 'in_progress',
  survey: 'resolved',
  access_link: 'in_progress',
  transcript: 'in_progress',
} as const satisfies Record<NoticeKind, PublicStatus>;

const SAMPLE = {
  ca: {
    subject: 'Surt aigua de la vorera',
    body: 'Des d’ahir al vespre surt aigua de la vorera, davant del número 48.',
    answer: 'Avui a la tarda hi anirà un equip. No cal que hi sigui ningú.',
    file: 'vorera.jpg',
  },
  es: {
    subject: 'Sale agua de la acera',
    body: 'Desde ayer por la noche sale agua de la acera, delante del número 48.',
    answer: 'Esta tarde irá un equipo. No hace falta que haya nadie.',
    file: 'acera.jpg',
  },
  en: {
    subject: 'Water is coming out of the pavement',
    body: 'Since last night water has been coming out of the pavement in front of number 48.',
    answer: 'A team will come this afternoon. Nobody has to be there.',
    file: 'pavement.jpg',
  },
} as const;

/** An invented enquiry to look at a text with. */
export function sampleVariables(kind: NoticeKind, language: Language, settings: Settings): NoticeVariables {
  const words = SAMPLE[language];
  const reference = '123456789010';
  const toOthers = kind === 'copy' || kind === 'forward';
  return noticeVariables(
    {
      kind,
      language,
      ticket: {
        reference,
        status: 'open',
        subject: words.subject,
        requester: { name: 'Anna Serra' },
        requesterVerified: true,
        createdAt: new Date('2026-03-02T09:15:00Z'),
      },
      opening: { body: words.body },
      answer: { body: words.answer, signature: null },
      publicStatus: STATUS_OF[kind],
      fileNames: [words.file],
      link: toOthers ? '' : trackingUrl(settings.baseUrl, reference, 'x'.repeat(43)),
      transcript:
        kind === 'transcript' ? `Anna Serra, 10:15\n${words.body}\n\nMarta, 10:17\n${words.answer}` : '',
      surveyLink: toOthers ? '' : surveyUrl(settings.baseUrl, 'x'.repeat(43)),
    },
    settings,
  );
}
