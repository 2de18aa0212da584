import type { ChannelAccount } from '../../../port/administration-port.ts';
import { useDesk } from '../../parts/desk-context.ts';
import { useAdministration } from '../administration-context.ts';
import { ChannelHealth, healthOf } from './channel-health.tsx';
import { useChannelWords } from './channels-pack.ts';
import { SecretsForm } from './secrets-form.tsx';

interface Props {
  readonly account: ChannelAccount;
  readonly mayWrite: boolean;
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  readonly onChange: () => void;
}

const BADGE = {
  well: 's-badge s-badge-success',
  quiet: 's-badge s-badge-info',
  paused: 's-badge s-badge-warning',
  resting: 's-badge s-badge-warning',
  ill: 's-badge s-badge-danger',
} as const;

/** One account: how it is doing, its pause, whether we are let in, and new secrets for it. */
export function ChannelRow({ account, mayWrite, open, setOpen, onChange }: Props) {
  const desk = useDesk();
  const { port, act } = useAdministration();
  const { words, ailment } = useChannelWords();
  const { id, channel, name, externalId, groupId, paused } = account;
  const group = desk.staff.value.groups.find((one) => one.id === groupId)?.name;
  const health = healthOf(account);
  const change = async (work: Promise<unknown>, done: string) => {
    if (await act(work, done)) onChange();
  };
  const check = async () => {
    const answer = await act(port.checkChannel(id));
    if (answer?.ok) desk.toasts.say(words.works);
    else if (answer?.code) desk.toasts.warn(`${ailment(answer.code)} ${answer.reason ?? ''}`.trim());
    onChange();
  };
  return (
    <li class="admin-row" data-off={paused || undefined}>
      <div class="admin-main">
        <strong>{name}</strong> <span class={BADGE[health]}>{words.health[health]}</span>
        <span class="admin-detail">
          {[words.names[channel], externalId, group].filter(Boolean).join(' · ')}
        </span>
        <ChannelHealth account={account} />
      </div>
      {mayWrite && (
        <span class="admin-actions">
          <button type="button" class="s-button s-button-small" onClick={() => void check()}>
            {words.check}
            <span class="s-hidden"> {name}</span>
          </button>
          <button
            type="button"
            class="s-button s-button-small"
            onClick={() =>
              void change(port.changeChannel(id, { paused: !paused }), paused ? words.resumed : words.paused)
            }
          >
            {paused ? words.resume : words.pause}
            <span class="s-hidden"> {name}</span>
          </button>
          <button
            type="button"
            class="s-button s-button-small"
            aria-label={words.edit(name)}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {words.edit('')}
          </button>
        </span>
      )}
      {open && (
        <div class="admin-wide">
          <SecretsForm account={account} onDone={onChange} close={() => setOpen(false)} />
        </div>
      )}
    </li>
  );
}
