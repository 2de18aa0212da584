import { useState } from 'preact/hooks';
import type { FileField, FileSaid, FileSeen } from '../../port/integrations-port.ts';
import { Choice } from './fields.tsx';
import { useIntegrations } from './integrations-context.ts';
import { type Chosen, chosenIn, isWhole, mappingOf } from './mapping.ts';

interface Props {
  readonly id: string;
  readonly file: File;
  readonly seen: FileSeen;
  /** Reads it again as a person says that it is written. */
  readonly look: (said: FileSaid) => Promise<void>;
  readonly onStarted: () => void;
  readonly onCancel: () => void;
}

/** What each column holds, beside the first rows; then the file is tried. */
export function FileMapping({ id, file, seen, look, onStarted, onCancel }: Props) {
  const { texts, port, act } = useIntegrations();
  const words = texts.imports;
  const { format } = seen;
  const csv = format.kind === 'csv' ? format : null;
  const [chosen, setChosen] = useState<Chosen>({});
  const [missing, setMissing] = useState(false);
  const [complete, setComplete] = useState(false);
  const columns = { ...chosenIn(seen), ...chosen };
  const reread = (said: FileSaid) => {
    setChosen({});
    void look({ delimiter: csv?.delimiter, encoding: format.encoding, ...said });
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const mapping = mappingOf(columns);
    setMissing(csv !== null && !isWhole(mapping));
    if (csv && !isWhole(mapping)) return;
    const wanted = {
      ...{ fileId: id, fileName: file.name, complete, dryRun: true },
      asOf: new Date(file.lastModified).toISOString(),
      format: format.kind === 'csv' ? { ...format, mapping } : format,
    };
    if (await act(port.importFile(wanted), words.tryStarted)) onStarted();
  };
  return (
    <form class="s-card admin-form" onSubmit={(event) => void submit(event)}>
      <h3 class="s-label file-name">{file.name}</h3>
      <div class="admin-fields">
        {csv && (
          <Choice
            name="delimiter"
            label={words.delimiter}
            options={words.delimiters}
            known={csv.delimiter}
            onChange={(delimiter) => reread({ delimiter: delimiter as FileSaid['delimiter'] })}
          />
        )}
        <Choice
          name="encoding"
          label={words.encoding}
          options={words.encodings}
          known={format.encoding}
          onChange={(encoding) => reread({ encoding: encoding as FileSaid['encoding'] })}
        />
      </div>
      {csv ? (
        <ColumnTable seen={seen} columns={columns} onChange={(one) => setChosen({ ...chosen, ...one })} />
      ) : (
        <p class="s-notice">{words.ndjson}</p>
      )}
      {missing && (
        <p class="s-notice s-notice-danger" role="alert">
          {words.missing}
        </p>
      )}
      <div class="s-field">
        <label class="s-check">
          <input
            type="checkbox"
            checked={complete}
            onChange={(event) => setComplete(event.currentTarget.checked)}
          />
          {words.complete}
        </label>
        <span class="s-help">{words.completeHelp}</span>
      </div>
      <p class="admin-actions">
        <button type="submit" class="s-button s-button-primary">
          {words.try}
        </button>
        <button type="button" class="s-button" onClick={onCancel}>
          {words.another}
        </button>
      </p>
    </form>
  );
}

interface TableProps {
  readonly seen: FileSeen;
  readonly columns: Chosen;
  readonly onChange: (one: Chosen) => void;
}

function ColumnTable({ seen, columns, onChange }: TableProps) {
  const words = useIntegrations().texts.imports;
  const fields = Object.entries(words.fields);
  return (
    <section>
      <h4 class="s-label">{words.mapping}</h4>
      <p class="s-help">{words.mappingHelp}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reachable by keyboard */}
      <section class="file-columns" tabIndex={0} aria-label={words.mapping}>
        <table class="s-table">
          <thead>
            <tr>
              <th scope="col">{words.column}</th>
              <th scope="col">{words.holds}</th>
              <th scope="col">{words.examples}</th>
            </tr>
          </thead>
          <tbody>
            {seen.columns.map((column, place) => (
              <tr key={`${place} ${column}`}>
                <th scope="row">{column}</th>
                <td>
                  <select
                    class="s-input"
                    aria-label={`${words.holds}: ${column}`}
                    onChange={(event) => onChange({ [column]: event.currentTarget.value as FileField | '' })}
                  >
                    <option value="">{words.nothing}</option>
                    {fields.map(([field, name]) => (
                      <option key={field} value={field} selected={columns[column] === field}>
                        {name}
                      </option>
                    ))}
                  </select>
                </td>
                <td class="file-examples">
                  {seen.sample
                    .map((row) => row[place])
                    .filter(Boolean)
                    .join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
