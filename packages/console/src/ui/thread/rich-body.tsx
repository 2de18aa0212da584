import type { AttachmentSummary } from '@sinia/contracts';
import { type ComponentChild, h } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type RichNode, richNodes } from '../../format/rich-nodes.ts';
import { useDesk } from '../parts/desk-context.ts';

interface Props {
  readonly html: string;
  readonly attachments: readonly AttachmentSummary[];
  readonly plain: ComponentChild;
}

/** A mail with its formatting, built from our own elements (see rich-nodes.ts). */
export function RichBody({ html, attachments, plain }: Props) {
  const nodes = useMemo(() => richNodes(html), [html]);
  if (!nodes) return <>{plain}</>;
  return (
    <div class="rich" dir="auto">
      {nodes.map((node, index) => draw(node, index, attachments))}
    </div>
  );
}

function draw(node: RichNode, key: number, attachments: readonly AttachmentSummary[]): ComponentChild {
  if (typeof node === 'string') return node;
  const { cid, ...attributes } = node.attributes;
  const children = node.children.map((child, index) => draw(child, index, attachments));
  if (node.tag === 'img') {
    const file = attachments.find((attachment) => attachment.contentId === cid);
    return <InlineImage key={key} file={file} alt={attributes.alt ?? ''} />;
  }
  if (/^h[1-6]$/.test(node.tag)) return h('p', { key, class: 'rich-heading' }, children);
  return h(node.tag, { key, ...attributes }, ...children);
}

/** Only images that came with the mail; a remote one would tell its sender that it was read. */
function InlineImage({ file, alt }: { file: AttachmentSummary | undefined; alt: string }) {
  const { port } = useDesk();
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    if (file) void port.linkTo(file.id).then(setSource, () => setSource(null));
  }, [file?.id, port]);
  if (!source) return <span class="rich-image">{alt || file?.fileName}</span>;
  return <img class="rich-image" src={source} alt={alt || (file?.fileName ?? '')} />;
}
