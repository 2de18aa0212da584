import { effect } from '@preact/signals';
import type { Node } from 'prosemirror-model';
import type { NodeView } from 'prosemirror-view';
import type { Upload } from '../state/uploads.ts';

export interface ImageSources {
  /** A file on its way, by its number. */
  upload(number: number): Upload | undefined;
  linkTo(id: string): Promise<string>;
}

/** A picture in the text: at once from the file itself, later from the server; its progress lies over it. */
export class ImageView implements NodeView {
  readonly dom = document.createElement('span');
  readonly #image = document.createElement('img');
  readonly #stop: () => void;
  #local: string | null = null;

  constructor(node: Node, sources: ImageSources) {
    const { id, upload, name } = node.attrs as { id: string | null; upload: number | null; name: string };
    this.dom.className = 'writing-image';
    this.#image.alt = name;
    this.dom.append(this.#image);
    if (upload === null && id) {
      void sources.linkTo(id).then(
        (link) => {
          this.#image.src = link;
        },
        () => this.dom.setAttribute('data-missing', ''),
      );
    }
    const file = upload === null ? undefined : sources.upload(upload)?.file;
    if (file) {
      this.#local = URL.createObjectURL(file);
      this.#image.src = this.#local;
    }
    this.#stop = effect(() => {
      const item = upload === null ? undefined : sources.upload(upload);
      this.dom.toggleAttribute('data-uploading', Boolean(item && !item.attachment && !item.problem));
      this.dom.toggleAttribute('data-failed', Boolean(item?.problem));
      this.dom.style.setProperty('--share', String(item?.share ?? 1));
    });
  }

  /** The same picture stays on the screen when its upload ends. */
  update(node: Node): boolean {
    return node.type.name === 'image' && node.attrs.name === this.#image.alt && this.#local !== null;
  }

  destroy(): void {
    this.#stop();
    if (this.#local) URL.revokeObjectURL(this.#local);
  }
}
