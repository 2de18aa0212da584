import { Attachments, type Client } from '@sinia/sdk';

/** Asks for a link of a few minutes and opens it in a tab of its own, which knows nothing of this page. */
export async function openFile(client: Client, attachmentId: string): Promise<void> {
  const { url } = await new Attachments(client).link(attachmentId);
  Object.assign(document.createElement('a'), {
    href: url,
    target: '_blank',
    rel: 'noopener noreferrer',
  }).click();
}
