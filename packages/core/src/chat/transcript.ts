/** What is known of a chat whose customer wants it by mail. */
export interface TranscriptFacts {
  /** One of us has answered: until then it would carry nothing but a stranger's words to an address that they typed. */
  readonly answered: boolean;
  /** How often it has been sent. */
  readonly sent: number;
}

export const TRANSCRIPTS_PER_CHAT = 3;

export type TranscriptRefusal = 'transcript_too_early' | 'transcript_sent_often';

/** Why a conversation is not mailed; null where it is. */
export function transcriptRefusal({ answered, sent }: TranscriptFacts): TranscriptRefusal | null {
  if (!answered) return 'transcript_too_early';
  return sent >= TRANSCRIPTS_PER_CHAT ? 'transcript_sent_often' : null;
}
