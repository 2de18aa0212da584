import type { DeskPort } from '../port/desk-port.ts';

/** Links live five minutes; one that is older than this may end while it is being used. */
const FRESH_MS = 4 * 60_000;

interface Known {
  readonly link: Promise<string>;
  readonly until: number;
}

/** Links to files, asked once for all who show the same file. */
export class FileLinks {
  readonly #port: DeskPort;
  readonly #known = new Map<string, Known>();

  constructor(port: DeskPort) {
    this.#port = port;
  }

  get(id: string): Promise<string> {
    const known = this.#known.get(id);
    if (known && known.until > Date.now()) return known.link;
    const link = this.#port.linkTo(id);
    this.#known.set(id, { link, until: Date.now() + FRESH_MS });
    link.catch(() => this.#known.delete(id));
    return link;
  }
}
