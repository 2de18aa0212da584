import { Parser } from 'htmlparser2';
import { DirectoryFailure } from '../directory-failure.ts';
import type { WireNode } from './wire-node.ts';

interface Open {
  readonly name: string;
  readonly nil: boolean;
  children: Record<string, unknown> | null;
  text: string;
}

const DEEPEST = 40;

/**
 * XML as objects: names without prefix, repeated elements as a list, null for `xsi:nil`, other attributes dropped. A document type is refused
 * (SOAP 1.1, section 3), so that no entity can be defined; only the five of XML and numbers are understood.
 *
 * @throws DirectoryFailure `malformed`
 */
export function readXml(text: string): WireNode {
  if (/<!DOCTYPE/i.test(text)) throw new DirectoryFailure('malformed', 'it has a document type');
  const root: Open = { name: '', nil: false, children: {}, text: '' };
  const stack: Open[] = [root];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (stack.length > DEEPEST) throw new DirectoryFailure('malformed', 'it is too deep');
        const nil = attributes['xsi:nil'] === 'true' || attributes['xsi:nil'] === '1';
        stack.push({ name: name.slice(name.indexOf(':') + 1), nil, children: null, text: '' });
      },
      ontext(part) {
        const open = stack.at(-1);
        if (open) open.text += part;
      },
      onclosetag() {
        const closed = stack.pop();
        const parent = stack.at(-1);
        if (closed && parent) put(parent, closed);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  if (stack.length > 1 || Object.keys(root.children ?? {}).length === 0)
    throw new DirectoryFailure('malformed', 'it is not whole XML');
  return root.children as WireNode;
}

function put(parent: Open, { name, nil, children, text }: Open): void {
  parent.children ??= Object.create(null) as Record<string, unknown>;
  const value = nil ? null : (children ?? text.trim());
  const before = parent.children[name];
  if (before === undefined) parent.children[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else parent.children[name] = [before, value];
}
