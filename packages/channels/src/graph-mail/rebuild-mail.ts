import { z } from 'zod';
import type { GraphClient } from './graph-client.ts';

const Header = z.looseObject({ name: z.string(), value: z.string() });
const Message = z.looseObject({
  internetMessageId: z.string().nullish(),
  subject: z.string().nullish(),
  receivedDateTime: z.string().nullish(),
  from: z
    .looseObject({ emailAddress: z.looseObject({ name: z.string().nullish(), address: z.string() }) })
    .nullish(),
  internetMessageHeaders: z.array(Header).nullish(),
  body: z.looseObject({ content: z.string() }),
});

const FIELDS = 'internetMessageId,subject,receivedDateTime,from,internetMessageHeaders,body';
/** Headers of a form that the words do not have any more. */
const OF_THE_FORM = /^(?:content-.*|mime-version)$/i;

/** The words of a message that cannot be had as it came: its headers, and its body as text. */
export async function rebuildMail(client: GraphClient, path: string): Promise<Uint8Array> {
  const asText = { prefer: 'outlook.body-content-type="text"' };
  const message = Message.parse(await client.json(`${path}?$select=${FIELDS}`, asText));
  const headers = message.internetMessageHeaders?.length
    ? message.internetMessageHeaders
    : fromFields(message);
  const lines = [
    ...headers.filter(({ name }) => !OF_THE_FORM.test(name)),
    { name: 'Content-Type', value: 'text/plain; charset=utf-8' },
    { name: 'Content-Transfer-Encoding', value: '8bit' },
  ].map(({ name, value }) => `${oneLine(name)}: ${oneLine(value)}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${message.body.content}\r\n`);
}

function fromFields({ internetMessageId, subject, receivedDateTime, from }: z.infer<typeof Message>) {
  const { name, address } = from?.emailAddress ?? { name: '', address: '' };
  return [
    ...(internetMessageId ? [{ name: 'Message-ID', value: internetMessageId }] : []),
    ...(address ? [{ name: 'From', value: `"${(name ?? '').replaceAll(/["\\]/g, '')}" <${address}>` }] : []),
    { name: 'Subject', value: subject ?? '' },
    ...(receivedDateTime ? [{ name: 'Date', value: receivedDateTime }] : []),
  ];
}

const oneLine = (text: string) => text.replaceAll(/[\r\n]+\s*/g, ' ');
