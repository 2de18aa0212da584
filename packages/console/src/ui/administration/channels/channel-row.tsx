import { useState } from 'preact/hooks';
import type { ChannelAccount } from '../../../port/administration-port.ts';
import { useDesk } from '../../parts/desk-context.ts';
import { useAdministration } from '../administration-context.ts';
import { ChannelHealth, healthOf } from './channel-health.tsx';
import { useChannelWords } from './channels-pack.ts';
import { SecretsForm } from './secrets-form.tsx';
import { TestForm } from './test-form.tsx';

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

/** What is mended by new permissions, and by nothing else. */
const RECONNECTED: ReadonlySet<string> = new Set(['token_invalid', 'permission_missing']);

/** One account: how it is doing, its pause, whether we are let in, a message to try it, and new secrets for it. */
export function ChannelRow({ account, mayWrite, open, setOpen, onChange }: Props) {
  const desk = useDesk();
  const { words } = useChannelWords();
  const [testing, setTesting] = useState(false);
  const { channel, name, externalId, groupId, paused } = account;
  const group = desk.staff.value.groups.find((one) => one.id === groupId)?.name;
  const health = healthOf(account);
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
          <Actions account={account} onChange={onChange} />
          <button
            type="button"
            class="s-button s-button-small"
            aria-expanded={testing}
            onClick={() => setTesting(!testing)}
          >
            {words.test.open}
            <span class="s-hidden"> {name}</span>
          </button>
          <button
            type="button"
            class="s-button s-button-small"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {RECONNECTED.has(account.lastError ?? '') ? words.reconnect : words.edit('')}
            <span class="s-hidden"> {name}</span>
          </button>
        </span>
      )}
      {testing && (
        <div class="admin-wide">
          <TestForm account={account} onDone={onChange} close={() => setTesting(false)} />
        </div>
      )}
      {open && (
        <div class="admin-wide">
          <SecretsForm account={account} onDone={onChange} close={() => setOpen(false)} />
        </div>
      )}
    </li>
  );
}

/** What takes one press. */
function Actions({ account: { id, name, paused }, onChange }: Pick<Props, 'account' | 'onChange'>) {
  const desk = useDesk();
  const { port, act } = useAdministration();
  const { words, ailment } = useChannelWords();
  const check = async () => {
    const answer = await act(port.checkChannel(id));
    if (answer?.told) desk.toasts.say(words.told[answer.told]);
    else if (answer?.code) desk.toasts.warn(`${ailment(answer.code)} ${answer.reason ?? ''}`.trim());
    onChange();
  };
  const pause = async () => {
    const done = paused ? words.resumed : words.paused;
    if (await act(port.changeChannel(id, { paused: !paused }), done)) onChange();
  };
  return (
    <>
      <button type="button" class="s-button s-button-small" onClick={() => void check()}>
        {words.check}
        <span class="s-hidden"> {name}</span>
      </button>
      <button type="button" class="s-button s-button-small" onClick={() => void pause()}>
        {paused ? words.resume : words.pause}
        <span class="s-hidden"> {name}</span>
      </button>
    </>
  );
}
