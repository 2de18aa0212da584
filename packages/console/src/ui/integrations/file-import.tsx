import { useEffect, useRef, useState } from 'preact/hooks';
import type { FileSeen } from '../../port/integrations-port.ts';
import { FileMapping } from './file-mapping.tsx';
import { useIntegrations } from './integrations-context.ts';

interface Props {
  readonly onStarted: () => void;
}

/** A file that lies on the server, and what it seems to be. */
interface Uploaded {
  readonly id: string;
  readonly file: File;
  readonly seen: FileSeen;
}

/** A file of customers: sent, looked at, and tried. */
export function FileImport({ onStarted }: Props) {
  const { texts, port, act } = useIntegrations();
  const words = texts.imports;
  const [share, setShare] = useState<number | null>(null);
  const [uploaded, setUploaded] = useState<Uploaded | null>(null);
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);

  const send = async (file: File) => {
    setShare(0);
    const kept = await act(port.upload(file, setShare, leaving.current.signal));
    const seen = kept && (await act(port.describeFile({ id: kept.id })));
    setShare(null);
    if (kept && seen) setUploaded({ id: kept.id, file, seen });
  };
  if (uploaded)
    return (
      <FileMapping
        {...uploaded}
        look={async (said) => {
          const seen = await act(port.describeFile({ id: uploaded.id, ...said }));
          if (seen) setUploaded({ ...uploaded, seen });
        }}
        onStarted={() => {
          setUploaded(null);
          onStarted();
        }}
        onCancel={() => setUploaded(null)}
      />
    );
  return (
    <div class="s-card admin-form">
      <label class="s-field">
        <span class="s-label">{words.file}</span>
        <input
          class="s-input"
          type="file"
          accept=".csv,.txt,.tsv,.ndjson,.jsonl,text/csv,text/plain"
          disabled={share !== null}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) void send(file);
          }}
        />
        <span class="s-help">{words.fileHelp}</span>
      </label>
      {share !== null && (
        <p class="import-progress" role="status">
          <progress max={1} value={share} aria-label={words.file} />
          <span class="s-numbers s-small">{words.uploading(Math.round(share * 100))}</span>
        </p>
      )}
    </div>
  );
}
