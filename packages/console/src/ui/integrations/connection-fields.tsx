import { useId } from 'preact/hooks';
import type { Connection } from '../../port/integrations-port.ts';
import { writeLines } from './connection-of.ts';
import { Choice, Line } from './fields.tsx';
import { useIntegrations } from './integrations-context.ts';

interface Props {
  readonly known: Connection['settings'] | null;
}
interface Kept {
  /** Whether there is a password that stays where none is typed. */
  readonly kept: boolean;
}
interface Wrong {
  readonly wrong: string | null;
}

export function WebServiceFields({ kind, known, kept }: Props & Kept & { kind: 'soap' | 'rest' }) {
  const words = useIntegrations().texts.aquacis;
  const own = known && 'url' in known ? known : null;
  return (
    <>
      <Line name="url" label={words.url} kind="url" known={own?.url} />
      <Line name="explotacio" label={words.explotacio} help={words.explotacioHelp} known={own?.explotacio} />
      <Login user={own?.user} kept={kept} />
      {kind === 'soap' && (
        <Choice
          name="passwordType"
          label={words.passwordType}
          options={words.passwordTypes}
          known={own?.kind === 'soap' ? own.passwordType : 'digest'}
        />
      )}
    </>
  );
}

export function SqlFields({ known, kept, wrong }: Props & Kept & Wrong) {
  const words = useIntegrations().texts.aquacis;
  const own = known?.kind === 'sql' ? known : null;
  return (
    <>
      <Line name="host" label={words.host} known={own?.host} />
      <Line name="port" label={words.port} kind="port" known={String(own?.port ?? 5432)} />
      <Line name="database" label={words.database} known={own?.database} />
      <Choice
        name="security"
        label={words.security}
        options={words.securities}
        known={own?.security ?? 'tls'}
      />
      <Login user={own?.user} kept={kept} />
      <Line
        name="customersView"
        label={words.customersView}
        known={own?.customersView ?? 'ticketing.v_customer'}
      />
      <Line
        name="contractsView"
        label={words.contractsView}
        known={own?.contractsView ?? 'ticketing.v_contract'}
      />
      <Columns label={words.columns} help={words.columnsHelp} known={own?.columns ?? {}} wrong={wrong} />
    </>
  );
}

export function FolderFields({ known, wrong }: Props & Wrong) {
  const { aquacis: words, imports } = useIntegrations().texts;
  const own = known?.kind === 'file' ? known : null;
  const csv = own?.format.kind === 'csv' ? own.format : null;
  return (
    <>
      <Line name="fileName" label={words.fileName} help={words.fileHelp} known={own?.fileName} />
      <Choice
        name="fileKind"
        label={words.fileKind}
        options={words.fileKinds}
        known={own?.format.kind ?? 'csv'}
      />
      <Choice
        name="delimiter"
        label={imports.delimiter}
        options={imports.delimiters}
        known={csv?.delimiter ?? ';'}
      />
      <Choice
        name="encoding"
        label={imports.encoding}
        options={imports.encodings}
        known={own?.format.encoding ?? 'utf-8'}
      />
      <Columns
        label={words.fileColumns}
        help={words.fileColumnsHelp}
        known={csv?.mapping ?? { customerId: [], name: [] }}
        wrong={wrong}
      />
    </>
  );
}

function Login({ user, kept }: { user: string | undefined } & Kept) {
  const words = useIntegrations().texts.aquacis;
  return (
    <>
      <Line name="user" label={words.user} known={user} />
      <label class="s-field">
        <span class="s-label">{words.password}</span>
        <input
          class="s-input"
          name="password"
          type="password"
          autoComplete="new-password"
          required={!kept}
          maxLength={500}
        />
        {kept && <span class="s-help">{words.passwordKept}</span>}
      </label>
    </>
  );
}

interface ColumnsProps extends Wrong {
  readonly label: string;
  readonly help: string;
  readonly known: Parameters<typeof writeLines>[0];
}

function Columns({ label, help, known, wrong }: ColumnsProps) {
  const id = useId();
  return (
    <div class="s-field connection-columns">
      <label class="s-label" for={id}>
        {label}
      </label>
      <textarea
        class="s-input"
        id={id}
        name="columns"
        rows={4}
        spellcheck={false}
        defaultValue={writeLines(known)}
        aria-invalid={wrong !== null}
        aria-describedby={`${id}-help`}
      />
      <span class="s-help" id={`${id}-help`}>
        {help}
      </span>
      {wrong && (
        <span class="s-error" role="alert">
          {wrong}
        </span>
      )}
    </div>
  );
}
