import { CONSEQUENCES, type Consequence, DECIDED_OUTCOMES } from '@sinia/core/call';
import type { PolicyRules } from '../../../port/telephony-port.ts';
import { FailureNote } from '../../parts/failure-note.tsx';
import { CheckedForm } from '../checked-form.tsx';
import { type Bounds, NumberFields, numbersOf } from '../number-fields.tsx';
import { useLoaded } from '../use-loaded.ts';
import { VersionHistory } from '../version-history.tsx';
import { useTelephony } from './telephony-context.ts';

const NUMBERS = {
  shortAbandonSeconds: [0, 60],
  callbackMinutes: [5, 10_080],
  reasonMinutes: [1, 1_440],
  recordingDays: [0, 1_825],
} as const satisfies Partial<Bounds<keyof PolicyRules>>;

/** What becomes of calls that nobody answered, and how long is left for what; every version can come back. */
export function PolicyForm() {
  const { texts, port, act } = useTelephony();
  const words = texts.policy;
  const loaded = useLoaded(() => port.policy());
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) return null;
  const { version, policy, versions } = loaded.value;
  const save = async (rules: PolicyRules) => {
    await act(port.savePolicy(version, rules), texts.saved);
    loaded.reload();
  };
  return (
    <>
      <CheckedForm key={version} onSubmit={(data) => save(rulesOf(data))}>
        <p class="s-small s-muted">{words.answered}</p>
        <div class="admin-fields">
          {DECIDED_OUTCOMES.map((outcome) => (
            <label key={outcome} class="s-field">
              <span class="s-label">{words.outcomes[outcome]}</span>
              <select class="s-input" name={outcome}>
                {CONSEQUENCES.map((one) => (
                  <option key={one} value={one} selected={policy.consequences[outcome] === one}>
                    {words.consequences[one]}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <NumberFields bounds={NUMBERS} texts={words} values={policy} />
        </div>
        <p class="admin-actions">
          <button type="submit" class="s-button s-button-primary">
            {words.save(version + 1)}
          </button>
        </p>
      </CheckedForm>
      <VersionHistory versions={versions} words={words} onReturn={(older) => save(older.policy)} />
    </>
  );
}

function rulesOf(data: FormData): PolicyRules {
  const consequence = (outcome: string) => String(data.get(outcome)) as Consequence;
  return {
    consequences: {
      missed: consequence('missed'),
      abandoned: consequence('abandoned'),
      voicemail: consequence('voicemail'),
    },
    ...numbersOf(NUMBERS, data),
  };
}
