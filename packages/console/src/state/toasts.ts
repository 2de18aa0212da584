import { signal } from '@preact/signals';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'calm' | 'danger';
  readonly action?: { readonly label: string; run(): void } | undefined;
}

const CALM_MS = 5_000;
const WITH_ACTION_MS = 10_000;

/** Short sentences that come and go; a failure stays until it is closed. */
export class Toasts {
  readonly shown = signal<readonly Toast[]>([]);
  #next = 1;

  say(text: string, action?: Toast['action']): void {
    const id = this.#show({ text, tone: 'calm', action });
    setTimeout(() => this.close(id), action ? WITH_ACTION_MS : CALM_MS);
  }

  warn(text: string, action?: Toast['action']): void {
    this.#show({ text, tone: 'danger', action });
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
