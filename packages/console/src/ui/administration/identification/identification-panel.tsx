import { useState } from 'preact/hooks';
import type { RuleSettings, Rules, RulesTrial } from '../../../port/people-port.ts';
import { FailureNote } from '../../parts/failure-note.tsx';
import { withPeople } from '../../people/people-context.ts';
import { AdminPage } from '../admin-page.tsx';
import { type Loaded, useLoaded } from '../use-loaded.ts';
import { FieldSources } from './field-sources.tsx';
import { useRules, withRules } from './identification-context.ts';
import { RuleEffects } from './rule-effects.tsx';
import { Thresholds } from './thresholds.tsx';
import { TrialResult } from './trial-result.tsx';
import { VersionList } from './version-list.tsx';

/** How customers are identified: rules, thresholds and sources, tried on what is there before they are saved. */
export const IdentificationPanel = withPeople(
  withRules(() => {
    const { texts, port } = useRules();
    const loaded = useLoaded(() => port.rules());
    if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
    if (!loaded.value) return null;
    return (
      <AdminPage title={texts.title} intro={texts.intro}>
        <RulesForm key={loaded.value.version} current={loaded.value} onSaved={loaded.reload} />
        <VersionList versions={loaded.value.versions} />
      </AdminPage>
    );
  }),
);

interface FormProps {
  readonly current: Rules;
  readonly onSaved: Loaded<Rules>['reload'];
}

function RulesForm({ current, onSaved }: FormProps) {
  const { texts, port, act } = useRules();
  const [settings, setSettings] = useState(current.settings);
  const [trial, setTrial] = useState<{ of: RuleSettings; result: RulesTrial } | null>(null);
  const [busy, setBusy] = useState(false);
  const changed = JSON.stringify(settings) !== JSON.stringify(current.settings);
  // What was tried is what is saved: after another change it is tried again.
  const tried = trial !== null && JSON.stringify(trial.of) === JSON.stringify(settings);
  const set = (changes: Partial<RuleSettings>) => setSettings({ ...settings, ...changes });
  const tryOut = async () => {
    setBusy(true);
    const result = await act(port.tryRules(settings));
    setBusy(false);
    if (result) setTrial({ of: settings, result });
  };
  const save = async () => {
    if (!tried || !changed) return;
    if (await act(port.saveRules(current.version, settings), texts.saved)) onSaved();
  };
  return (
    <form
      class="admin-form rules-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <RuleEffects effects={settings.effects} onChange={(effects) => set({ effects })} />
      <Thresholds settings={settings} onChange={set} />
      <FieldSources sources={settings.fieldSources} onChange={(fieldSources) => set({ fieldSources })} />
      {tried && <TrialResult result={trial.result} />}
      <p class="s-small s-muted" role="status">
        {busy ? texts.trying : changed && !tried ? texts.saveFirstTry : tried ? '' : texts.trialHelp}
      </p>
      <p class="admin-actions">
        <button type="button" class="s-button" aria-disabled={busy} onClick={() => void tryOut()}>
          {texts.trial}
        </button>
        <button type="submit" class="s-button s-button-primary" aria-disabled={!tried || !changed}>
          {texts.save(current.version + 1)}
        </button>
        {changed && (
          <button type="button" class="s-button s-button-quiet" onClick={() => setSettings(current.settings)}>
            {texts.reset}
          </button>
        )}
      </p>
    </form>
  );
}
