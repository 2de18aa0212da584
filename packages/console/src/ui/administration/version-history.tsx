import { formatWhen } from '@sinia/i18n';
import { useDesk } from '../parts/desk-context.ts';
import { ConfirmButton } from './confirm-button.tsx';

interface Written {
  readonly version: number;
  readonly savedBy: string;
  readonly savedAt: string;
}

export interface VersionWords {
  readonly versions: string;
  /** Where nobody has written any yet. */
  readonly shipped: string;
  readonly version: (version: number) => string;
  readonly back: string;
  readonly backTo: (version: number) => string;
}

interface Props<Version extends Written> {
  /** The latest first. */
  readonly versions: readonly Version[];
  readonly words: VersionWords;
  readonly onReturn: (version: Version) => unknown;
}

/** Who wrote which version, and when; an older one comes back as a new one. */
export function VersionHistory<Version extends Written>({ versions, words, onReturn }: Props<Version>) {
  const desk = useDesk();
  return (
    <section class="admin-wide">
      <h3 class="s-label">{words.versions}</h3>
      {versions.length === 0 && <p class="s-muted">{words.shipped}</p>}
      <ol class="admin-list" reversed>
        {versions.map((one, at) => (
          <li key={one.version} class="admin-row">
            <span>
              {words.version(one.version)}
              <span class="admin-detail">
                {one.savedBy} · {formatWhen(desk.words.value.locale, one.savedAt, desk.now())}
              </span>
            </span>
            {at > 0 && (
              <ConfirmButton
                label={words.back}
                name={words.backTo(one.version)}
                run={() => void onReturn(one)}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
