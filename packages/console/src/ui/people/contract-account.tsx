import { externalLinkIcon } from '@sinia/design/icons';
import { formatDate } from '@sinia/i18n';
import { euros } from '../../format/euros.ts';
import type { ContractAccount as Answer } from '../../port/people-port.ts';
import { useLoaded } from '../administration/use-loaded.ts';
import { Fact } from '../context/fact.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { Icon } from '../parts/icon.tsx';
import { Late } from '../parts/late.tsx';
import { usePeople } from './people-context.ts';

type Account = NonNullable<Answer['account']>;

interface Props {
  readonly contractNumber: string;
  readonly customerId: string;
}

const SHOWN = 4;

/** Bills, debt, readings and supply as the billing system tells them now; it is asked when somebody looks. */
export function ContractAccount({ contractNumber, customerId }: Props) {
  const { port, texts } = usePeople();
  const { contracts: t } = texts;
  const loaded = useLoaded(() => port.account(contractNumber, customerId));
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) {
    return (
      <Late>
        <p class="s-small s-muted" role="status">
          {t.loading}
        </p>
      </Late>
    );
  }
  const { account, degraded, link } = loaded.value;
  return (
    <div class="account">
      {degraded && <p class="s-notice s-notice-warning">{t.degraded[degraded]}</p>}
      {account && <Told account={account} />}
      {link && (
        <a class="link-button" href={link} target="_blank" rel="noreferrer">
          <Icon of={externalLinkIcon} />
          {t.openInAquacis}
          <span class="s-hidden"> ({contractNumber})</span>
        </a>
      )}
    </div>
  );
}

function Told({ account }: { account: Account }) {
  const desk = useDesk();
  const { contracts: t } = usePeople().texts;
  const { locale } = desk.words.value;
  const { debt, supply, invoices, readings } = account;
  const day = (date: string) => formatDate(locale, `${date}T12:00:00Z`);
  const owed = debt && (debt.amount > 0 ? t.debtOf(euros(locale, debt.amount), debt.invoices) : t.noDebt);
  const cut = supply && (supply.cut ? t.cut(supply.since && day(supply.since)) : t.supplied);
  return (
    <>
      <dl class="facts">
        <Fact name={t.supply}>
          {cut ? <span class={supply?.cut ? 's-badge s-badge-danger' : ''}>{cut}</span> : t.untold}
        </Fact>
        <Fact name={t.debt}>
          {owed ? <strong data-owed={Boolean(debt?.amount) || undefined}>{owed}</strong> : t.untold}
        </Fact>
      </dl>
      {invoices && invoices.length > 0 && (
        <AccountTable title={t.invoices}>
          {invoices.slice(0, SHOWN).map((one) => (
            <tr key={one.number}>
              <th scope="row">{one.number}</th>
              <td>{one.issuedOn && day(one.issuedOn)}</td>
              <td class="account-figure">{euros(locale, one.amount)}</td>
              <td>{t.invoiceStatus[one.status]}</td>
            </tr>
          ))}
        </AccountTable>
      )}
      {readings && readings.length > 0 && (
        <AccountTable title={t.readings}>
          {readings.slice(0, SHOWN).map((one) => (
            <tr key={one.readOn}>
              <th scope="row">{day(one.readOn)}</th>
              <td class="account-figure">{`${one.value} m³`}</td>
              <td>{t.readingKind[one.kind]}</td>
            </tr>
          ))}
        </AccountTable>
      )}
    </>
  );
}

function AccountTable({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <table class="account-table s-numbers">
      <caption class="context-title">{title}</caption>
      <tbody>{children}</tbody>
    </table>
  );
}
