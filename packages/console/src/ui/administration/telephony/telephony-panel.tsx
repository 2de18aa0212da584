import { useState } from 'preact/hooks';
import { AdminPage } from '../admin-page.tsx';
import { administered } from '../administration-context.ts';
import { ExchangeList } from './exchange-list.tsx';
import { ExtensionTable } from './extension-table.tsx';
import { PolicyForm } from './policy-form.tsx';
import { ReasonTree } from './reason-tree.tsx';
import { useTelephony, withTelephony } from './telephony-context.ts';

const PARTS = {
  exchanges: ExchangeList,
  extensions: ExtensionTable,
  policy: PolicyForm,
  reasons: ReasonTree,
};
type Part = keyof typeof PARTS;

/** Telephony for whoever administers the house: exchanges, whose telephone, what becomes of calls, why they call. */
export const TelephonyPanel = administered(
  withTelephony(() => {
    const { texts } = useTelephony();
    const [part, setPart] = useState<Part>('exchanges');
    const Content = PARTS[part];
    return (
      <AdminPage title={texts.title} intro={texts.intro}>
        <nav class="s-segments" aria-label={texts.parts.label}>
          {(Object.keys(PARTS) as Part[]).map((one) => (
            <button
              key={one}
              type="button"
              class="s-button s-button-small"
              aria-current={one === part ? 'page' : undefined}
              onClick={() => setPart(one)}
            >
              {texts.parts[one]}
            </button>
          ))}
        </nav>
        <Content />
      </AdminPage>
    );
  }),
);
