import { type Client, Tracking } from '@sinia/sdk';
import type { ReactiveControllerHost } from 'lit';
import type { TextsController } from '../controllers/texts-controller.ts';
import { describeFailure } from '../failure.ts';
import type { AccessState } from './access-panel.ts';

type Values = { readonly email: string; readonly phone: string };

type Ports = {
  readonly texts: TextsController;
  readonly client: () => Client;
  readonly focus: (id: string) => void;
};

type Snapshot = {
  readonly state: AccessState;
  readonly values: Values;
  readonly complaint: string | undefined;
};

const blank: Snapshot = { state: 'asking', values: { email: '', phone: '' }, complaint: undefined };

/** Asks the server to send the personal link. */
export class AccessFlow {
  state: Snapshot = blank;
  readonly #host: ReactiveControllerHost;
  readonly #ports: Ports;

  constructor(host: ReactiveControllerHost, ports: Ports) {
    this.#host = host;
    this.#ports = ports;
  }

  type(change: Partial<Values>): void {
    this.#change({ values: { ...this.state.values, ...change }, complaint: undefined });
  }

  restart(): void {
    this.#change(blank);
  }

  async send(reference: string): Promise<void> {
    const { client, focus, texts } = this.#ports;
    const email = this.state.values.email.trim();
    const phone = this.state.values.phone.trim();
    if (!email && !phone) {
      this.#change({ complaint: texts.term('accessMissing') });
      focus('access-email');
      return;
    }
    this.#change({ state: 'sending' });
    try {
      await new Tracking(client()).requestAccess(reference, email ? { email } : { phone });
      this.#change({ state: 'sent', values: blank.values });
      focus('access-sent');
    } catch (error) {
      const { fields, text } = describeFailure(error, texts);
      this.#change({ state: 'asking', complaint: fields[0]?.detail ?? text });
      focus('access-email');
    }
  }

  #change(change: Partial<Snapshot>): void {
    this.state = { ...this.state, ...change };
    this.#host.requestUpdate();
  }
}
