import type { ExchangeChanges } from '../../../port/telephony-port.ts';

type Control = NonNullable<ExchangeChanges['control']>;
type Manager = NonNullable<ExchangeChanges['manager']>;

/** What the form of an exchange says; without an address there is no control, without a host no manager. */
export function exchangeOf(data: FormData): ExchangeChanges {
  const text = (name: string) => String(data.get(name) ?? '').trim();
  return {
    name: text('name'),
    addresses: text('addresses')
      .split(/[\s,;]+/)
      .filter(Boolean),
    control: text('control.url')
      ? {
          url: text('control.url'),
          token: text('control.token') || null,
          dials: data.has('control.dials'),
          pauses: data.has('control.pauses'),
          recordings: text('control.recordings') as Control['recordings'],
          survey: text('control.survey') as Control['survey'],
        }
      : null,
    manager: text('manager.host')
      ? {
          host: text('manager.host'),
          port: Number(text('manager.port')),
          username: text('manager.username'),
          secret: text('manager.secret') || null,
          login: text('manager.login') as Manager['login'],
          tls: data.has('manager.tls'),
        }
      : null,
    queueLogPath: text('queueLogPath') || null,
    recordsPath: text('recordsPath') || null,
  };
}
