import type { CallFigure } from '@sinia/core/call';
import { FigureButton } from './figure-button.tsx';
import { useIndicators } from './indicators-context.ts';

interface Props {
  readonly counts: Readonly<Record<CallFigure, number>>;
  readonly onFigure: (figure: CallFigure) => void;
}

const ZEROES = ['answeredWithoutTicket', 'cutWhileWaiting'] as const satisfies readonly CallFigure[];

/** What the law and the house never let happen; where it did, it is said. */
export function MustBeZero({ counts, onFigure }: Props) {
  const { zero } = useIndicators().texts;
  return (
    <section class="indicators-part" aria-labelledby="indicators-zero">
      <h2 class="indicators-title" id="indicators-zero">
        {zero.heading}
      </h2>
      <ul class="zeroes">
        {ZEROES.map((figure) => (
          <li key={figure} class="s-card zero">
            <FigureButton figure={figure} count={counts[figure]} onFigure={onFigure} />
            <span class={counts[figure] === 0 ? 's-badge s-badge-success' : 's-badge s-badge-danger'}>
              {counts[figure] === 0 ? zero.right : zero.wrong}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
