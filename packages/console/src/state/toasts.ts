import { signal } from '@preact/signals';

export interface ToastAction {
  readonly label: string;
  /** It takes back what was just done: the key for that runs it too. */
  readonly undo?: boolean;
  /** What it is about: with that it goes. */
  readonly about?: string;
  run(): void;
}

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'calm' | 'danger';
  readonly action?: ToastAction | undefined;
}

const CALM_MS = 5_000;
const WITH_ACTION_MS = 10_000;

/** Short sentences that come and go; a failure stays until it is closed. */
export class Toasts {
  readonly shown = signal<readonly Toast[]>([]);
  #next = 1;

  /** @returns what `close` wants to know */
  say(text: string, action?: ToastAction): number {
    const id = this.#show({ text, tone: 'calm', action });
    setTimeout(() => this.close(id), action ? WITH_ACTION_MS : CALM_MS);
    return id;
  }

  warn(text: string, action?: ToastAction): void {
    this.#show({ text, tone: 'danger', action });
  }

  /** What it offered was done in another way. */
  closeAbout(about: string): void {
    this.shown.value = this.shown.value.filter((toast) => toast.action?.about !== about);
  }

  /** The newest that takes something back. */
  get undoable(): Toast | undefined {
    return this.shown.value.findLast((toast) => toast.action?.undo);
  }

  close(id: number): void {
    this.shown.value = this.shown.value.filter((toast) => toast.id !== id);
  }

  #show(toast: Omit<Toast, 'id'>): number {
    const id = this.#next;
    this.#next += 1;
    this.shown.value = [...this.shown.value.slice(-2), { ...toast, id }];
    return id;
  }
}
