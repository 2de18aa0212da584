import { STATUSES } from '@sinia/core';
import type { Notices } from '../../port/desk-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useNoticeTexts } from './notice-editor-context.ts';

interface Props {
  readonly switches: Notices['switches'];
  readonly mayEdit: boolean;
  readonly write: (work: Promise<void>, done: string) => Promise<void>;
}

/** Which changes of status the customer is told. */
export function NoticeSwitches({ switches, mayEdit, write }: Props) {
  const { port, texts } = useDesk();
  const templates = useNoticeTexts();
  return (
    <fieldset class="choices switches">
      <legend class="s-label">{templates.switches}</legend>
      {STATUSES.filter((status) => status !== 'new').map((status) => (
        <label key={status} class="s-check">
          <input
            type="checkbox"
            checked={switches[status]}
            disabled={!mayEdit}
            onChange={(event) =>
              void write(port.switchNotice(status, event.currentTarget.checked), templates.saved)
            }
          />
          {texts.status[status]}
        </label>
      ))}
    </fieldset>
  );
}
