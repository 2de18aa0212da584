import type { AttachmentSummary } from '@sinia/contracts';
import { type ComponentChild, h } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { cutRichNodes } from '../../format/cut-rich-nodes.ts';
import { fileSize } from '../../format/file-size.ts';
import { type RichNode, richNodes } from '../../format/rich-nodes.ts';
import { useDesk } from '../parts/desk-context.ts';

interface Props {
  readonly html: string;
  readonly attachments: readonly AttachmentSummary[];
  readonly plain: ComponentChild;
}

/** A newsletter fits in; a mail of two megabytes would stop the screen for seconds. */
const LONGEST = 40_000;

/** A mail with its formatting, built from our own elements (see rich-nodes.ts); of a huge one, its beginning. */
export function RichBody({ html, attachments, plain }: Props) {
  const { texts, words } = useDesk();
  const nodes = useMemo(() => richNodes(html), [html]);
  const [whole, setWhole] = useState(false);
  if (!nodes) return <>{plain}</>;
  const shown = whole ? { nodes, cut: false } : cutRichNodes(nodes, LONGEST);
  return (
    <>
      <div class="rich" dir="auto">
        {shown.nodes.map((node, index) => draw(node, index, attachments))}
      </div>
      {shown.cut && (
        <button type="button" class="link-button s-tiny" onClick={() => setWhole(true)}>
          {texts.pane.showAll(fileSize(words.value.locale, html.length))}
        </button>
      )}
    </>
  );
}

function draw(node: RichNode, key: number, attachments: readonly AttachmentSummary[]): ComponentChild {
  if (typeof node === 'string') return node;
  const { cid, ...attributes } = node.attributes;
  const children = node.children.map((child, index) => draw(child, index, attachments));
  if (node.tag === 'img') {
    const file = attachments.find((attachment) => attachment.contentId === cid);
    // What is about to leave names its pictures by the files' own ids.
    const id = file?.id ?? (cid?.startsWith('att_') ? cid : undefined);
    return <InlineImage key={key} id={id} alt={attributes.alt || (file?.fileName ?? '')} />;
  }
  if (/^h[1-6]$/.test(node.tag)) return h('p', { key, class: 'rich-heading' }, children);
  return h(node.tag, { key, ...attributes }, ...children);
}

/** Only images that came with the mail; a remote one would tell its sender that it was read. */
function InlineImage({ id, alt }: { id: string | undefined; alt: string }) {
  const { links } = useDesk();
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    if (id) void links.get(id).then(setSource, () => setSource(null));
  }, [id, links]);
  if (!source) return <span class="rich-image">{alt}</span>;
  return <img class="rich-image" src={source} alt={alt} />;
}
