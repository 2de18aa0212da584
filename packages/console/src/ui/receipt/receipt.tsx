import { type Channel, formatReference, type Language } from '@sinia/core';
import { formatDate, formatDateTime } from '@sinia/i18n';
import { readablePhone } from '@sinia/i18n/phones';
import type { ReceiptTexts } from '@sinia/i18n/receipt/ca';
import { useEffect, useState } from 'preact/hooks';
import styles from '../../styles/receipt.css?inline';
import { useStyles } from '../parts/use-styles.ts';
import { Waiting } from '../parts/waiting.tsx';
import { channelNames, loadReceiptTexts } from './receipt-texts.ts';

/** What the receipt says; times as RFC 3339. */
export interface ReceiptOf {
  readonly reference: string;
  readonly receivedAt: string;
  readonly language: Language;
  readonly channel: Channel;
  readonly name: string;
  readonly subject: string;
  readonly body: string;
  readonly files: readonly string[];
  readonly route: { readonly channel: 'sms' | 'email' | 'post'; readonly address: string } | null;
  /** Where one asks with the key. */
  readonly followUrl: string;
  readonly dueAt: string | null;
  /** A picture of the signature, where one was given. */
  readonly signature: string | null;
}

/** The sheet that somebody takes home (Llei 10/2025, 12): in their language, whole, with the key in large figures. */
export function Receipt({ of }: { of: ReceiptOf }) {
  useStyles(styles);
  const [words, setWords] = useState<{ texts: ReceiptTexts; channel: string } | null>(null);
  useEffect(() => {
    void Promise.all([loadReceiptTexts(of.language), channelNames(of.language)]).then(([texts, names]) =>
      setWords({ texts, channel: names[of.channel] }),
    );
  }, [of.language, of.channel]);
  if (!words) return <Waiting />;
  const { texts: t, channel } = words;
  return (
    <article class="receipt" lang={of.language} aria-label={t.title}>
      <header class="receipt-head">
        <p class="receipt-issuer">{t.issuer}</p>
        <h2 class="receipt-title">{t.title}</h2>
      </header>
      <p class="receipt-label">{t.key}</p>
      <p class="receipt-key s-numbers">{formatReference(of.reference)}</p>
      <dl class="receipt-facts">
        <Line name={t.received}>{formatDateTime(of.language, of.receivedAt)}</Line>
        <Line name={t.channel}>{channel}</Line>
        <Line name={t.name}>{of.name}</Line>
        <Line name={t.subject}>{of.subject}</Line>
        <Line name={t.text}>{of.body}</Line>
        <Line name={t.files}>{of.files.join(', ')}</Line>
        <Line name={t.told}>
          {of.route && `${t.routes[of.route.channel]}: ${readablePhone(of.route.address)}`}
        </Line>
      </dl>
      {of.dueAt && <p>{t.term(formatDate(of.language, of.dueAt))}</p>}
      <p>{t.follow(of.followUrl)}</p>
      {of.signature && (
        <figure class="receipt-signature">
          <img src={of.signature} alt={`${t.signature}: ${of.name}`} />
          <figcaption class="receipt-label">{t.signature}</figcaption>
        </figure>
      )}
      <p class="receipt-label">{t.keep}</p>
    </article>
  );
}

function Line({ name, children }: { name: string; children: string | null }) {
  if (!children) return null;
  return (
    <>
      <dt class="receipt-label">{name}</dt>
      <dd class="receipt-value" dir="auto">
        {children}
      </dd>
    </>
  );
}
