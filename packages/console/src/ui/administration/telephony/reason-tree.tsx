import { arrowDownIcon, arrowUpIcon } from '@sinia/design/icons';
import type { Reason, ReasonNames } from '../../../port/telephony-port.ts';
import { useDesk } from '../../parts/desk-context.ts';
import { FailureNote } from '../../parts/failure-note.tsx';
import { Icon } from '../../parts/icon.tsx';
import { CheckedForm } from '../checked-form.tsx';
import { useLoaded } from '../use-loaded.ts';
import { useTelephony } from './telephony-context.ts';

/** Why customers call, in two levels: added, put in order, taken out of use. */
export function ReasonTree() {
  const { texts, port, act } = useTelephony();
  const words = texts.reason;
  const loaded = useLoaded(() => port.reasons());
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) return null;
  const reasons = loaded.value;
  const below = (parentId: string | null) => reasons.filter((one) => one.parentId === parentId);
  const add = async (data: FormData, form: HTMLFormElement) => {
    const parentId = String(data.get('parentId')) || null;
    if (!(await act(port.addReason(parentId, namesOf(data)), texts.saved))) return;
    form.reset();
    loaded.reload();
  };
  const branch = (siblings: readonly Reason[]) =>
    siblings.map((reason, at) => (
      <ReasonLine
        key={reason.id}
        reason={reason}
        above={siblings[at - 1]}
        under={siblings[at + 1]}
        onChanged={loaded.reload}
      />
    ));
  return (
    <>
      {reasons.length === 0 && <p class="s-muted">{words.none}</p>}
      <ul class="admin-list">
        {below(null).map((top, at, tops) => (
          <li key={top.id}>
            <ul>
              <ReasonLine reason={top} above={tops[at - 1]} under={tops[at + 1]} onChanged={loaded.reload} />
            </ul>
            <ul class="reason-below">{branch(below(top.id))}</ul>
          </li>
        ))}
      </ul>
      <CheckedForm onSubmit={add}>
        <h3 class="s-label">{words.add}</h3>
        <div class="admin-fields">
          <label class="s-field">
            <span class="s-label">{words.under}</span>
            <select class="s-input" name="parentId">
              <option value="">{words.top}</option>
              {below(null)
                .filter(({ retired }) => !retired)
                .map(({ id, names }) => (
                  <option key={id} value={id}>
                    {names.ca}
                  </option>
                ))}
            </select>
          </label>
          {(['ca', 'es', 'en'] as const).map((language) => (
            <label key={language} class="s-field">
              <span class="s-label">{words.names[language]}</span>
              <input class="s-input" name={language} required={language === 'ca'} maxLength={80} />
            </label>
          ))}
        </div>
        <p class="admin-actions">
          <button type="submit" class="s-button s-button-primary">
            {words.add}
          </button>
        </p>
      </CheckedForm>
    </>
  );
}

function namesOf(data: FormData): ReasonNames {
  const name = (language: string) => String(data.get(language) ?? '').trim();
  const [es, en] = [name('es'), name('en')];
  return { ca: name('ca'), ...(es && { es }), ...(en && { en }) };
}

interface LineProps {
  readonly reason: Reason;
  readonly above: Reason | undefined;
  readonly under: Reason | undefined;
  readonly onChanged: () => void;
}

function ReasonLine({ reason, above, under, onChanged }: LineProps) {
  const { locale } = useDesk().words.value;
  const { texts, port, act } = useTelephony();
  const words = texts.reason;
  const { id, names, retired } = reason;
  const name = names[locale] ?? names.ca;
  const swap = async (other: Reason) => {
    await act(port.changeReason(id, { position: other.position }));
    await act(port.changeReason(other.id, { position: reason.position }));
    onChanged();
  };
  const retire = async () => {
    const done = retired ? words.backNow : words.retiredNow;
    if (await act(port.changeReason(id, { retired: !retired }), done)) onChanged();
  };
  const mover = (other: Reason | undefined, icon: typeof arrowUpIcon, label: string) => (
    <button
      type="button"
      class="s-button s-button-small s-button-quiet s-button-icon"
      aria-label={label}
      disabled={!other}
      onClick={() => other && void swap(other)}
    >
      <Icon of={icon} />
    </button>
  );
  return (
    <li class="admin-row" data-off={retired || undefined}>
      <span class="admin-main">
        {name}
        {retired && <span class="admin-detail">{words.retired}</span>}
      </span>
      <span class="admin-actions">
        {mover(above, arrowUpIcon, words.up(name))}
        {mover(under, arrowDownIcon, words.down(name))}
      </span>
      <button
        type="button"
        class="s-button s-button-small"
        aria-label={(retired ? words.useOf : words.retireOf)(name)}
        onClick={() => void retire()}
      >
        {retired ? words.use : words.retire}
      </button>
    </li>
  );
}
