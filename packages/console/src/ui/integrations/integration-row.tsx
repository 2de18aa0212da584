import { may } from '@sinia/core';
import { formatDateTime } from '@sinia/i18n';
import type { Integration } from '../../port/integrations-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { reasonIn, useIntegrations } from './integrations-context.ts';
import { OwnerForm } from './owner-form.tsx';

interface Props {
  readonly one: Integration;
  readonly mayWrite: boolean;
  /** Whether its owner is being changed. */
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  readonly onChange: () => void;
}

const BADGE = {
  well: 's-badge s-badge-success',
  failing: 's-badge s-badge-danger',
  stale: 's-badge s-badge-danger',
  paused: 's-badge s-badge-warning',
  quiet: 's-badge s-badge-info',
  not_connected: 's-badge',
} as const;

/** One system: how it is doing, what is exchanged with it, whom to tell when it fails. */
export function IntegrationRow({ one, mayWrite, open, setOpen, onChange }: Props) {
  const desk = useDesk();
  const { texts } = useIntegrations();
  const words = texts.catalogue;
  const { id, health, owner } = one;
  const name = words.names[id];
  return (
    <li class="admin-row">
      <div class="admin-main">
        <h3 class="integration-name">
          {name} <span class={BADGE[health]}>{words.health[health]}</span>
        </h3>
        <span class="admin-detail">{words.about[id]}</span>
        <IntegrationTraffic one={one} />
        <span class="admin-detail">{owner ? words.ownerOf(owner) : words.noOwner}</span>
        <IntegrationFields one={one} name={name} />
      </div>
      <span class="admin-actions">
        {id === 'aquacis' && may({ holder: desk.me.role }, 'directory.write') && (
          <button type="button" class="s-button s-button-small" onClick={() => desk.showSettings('aquacis')}>
            {words.settings}
            <span class="s-hidden"> {name}</span>
          </button>
        )}
        {mayWrite && (
          <button
            type="button"
            class="s-button s-button-small"
            aria-label={words.editOwner(name)}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {words.owner}
          </button>
        )}
      </span>
      {open && <OwnerForm one={one} name={name} onDone={onChange} close={() => setOpen(false)} />}
    </li>
  );
}

function IntegrationTraffic({ one: { lastSyncAt, failures, lastFailure } }: Pick<Props, 'one'>) {
  const desk = useDesk();
  const { texts } = useIntegrations();
  const words = texts.catalogue;
  const { locale } = desk.words.value;
  return (
    <>
      {lastSyncAt && <span class="admin-detail">{words.lastSync(formatDateTime(locale, lastSyncAt))}</span>}
      {failures > 0 && lastFailure && (
        <span class="s-error">
          {words.failures(failures)}.{' '}
          {words.lastFailure(
            reasonIn(texts.reasons, lastFailure.code),
            formatDateTime(locale, lastFailure.at),
          )}
        </span>
      )}
    </>
  );
}

function IntegrationFields({ one: { receives, sends }, name }: Pick<Props, 'one'> & { name: string }) {
  const words = useIntegrations().texts.catalogue;
  const listed = (fields: Integration['receives']) =>
    fields.map((field) => words.exchanged[field]).join(', ') || words.nothing;
  return (
    <details class="integration-fields">
      <summary>{words.fields(name)}</summary>
      <dl>
        <dt>{words.receives}</dt>
        <dd>{listed(receives)}</dd>
        <dt>{words.sends}</dt>
        <dd>{listed(sends)}</dd>
      </dl>
    </details>
  );
}
