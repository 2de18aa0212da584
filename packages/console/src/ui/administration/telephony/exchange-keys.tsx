import type { Exchange } from '../../../port/telephony-port.ts';
import { ConfirmButton } from '../confirm-button.tsx';
import { curlFor } from './curl-for.ts';
import type { Fresh } from './exchange-list.tsx';
import { useTelephony } from './telephony-context.ts';

interface Props {
  readonly exchange: Exchange;
  readonly onChanged: () => void;
  readonly onFresh: (fresh: Fresh) => void;
}

/** Under what the exchange is believed: the secrets that it signs under, or a static token; and how to try it. */
export function ExchangeKeys({ exchange, onChanged, onFresh }: Props) {
  const { texts, port, act } = useTelephony();
  const words = texts.exchange;
  const { id, secrets, hasToken } = exchange;
  const rotate = async () => {
    const made = await act(port.rotateSecret(id));
    if (made) onFresh({ title: words.secret, text: made.secret });
    onChanged();
  };
  const setToken = async (make: boolean) => {
    const made = await act(port.setToken(id, make), make ? undefined : words.tokenEnded);
    if (made?.token) onFresh({ title: words.token, text: made.token });
    onChanged();
  };
  const dropOld = async () => {
    if (await act(port.dropOldSecret(id), words.oldDropped)) onChanged();
  };
  return (
    <section class="admin-wide">
      <h3 class="s-label">{words.keys}</h3>
      <p class="s-small s-muted">{secrets > 1 ? words.twoSecrets : words.oneSecret}</p>
      <p class="admin-actions">
        <ConfirmButton label={words.rotate} run={() => void rotate()} />
        {secrets > 1 && <ConfirmButton label={words.dropOld} run={() => void dropOld()} />}
        <ConfirmButton label={hasToken ? words.newToken : words.makeToken} run={() => void setToken(true)} />
        {hasToken && <ConfirmButton label={words.endToken} run={() => void setToken(false)} />}
      </p>
      <details>
        <summary class="s-button s-button-quiet s-button-small">{words.tryIt}</summary>
        <p class="s-small s-muted">{words.tryHelp}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard too */}
        <pre class="admin-code" tabIndex={0}>
          {curlFor(location.origin)}
        </pre>
      </details>
    </section>
  );
}
