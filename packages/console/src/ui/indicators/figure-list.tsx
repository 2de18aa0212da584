import type { CallFigure } from '@sinia/core/call';
import { useId } from 'preact/hooks';
import { FigureButton } from './figure-button.tsx';

interface Props {
  readonly title: string;
  readonly figures: readonly CallFigure[];
  readonly counts: Readonly<Record<CallFigure, number>>;
  readonly onFigure: (figure: CallFigure) => void;
}

/** Figures below each other, each with the way to its calls. */
export function FigureList({ title, figures, counts, onFigure }: Props) {
  const id = useId();
  return (
    <section class="indicators-part" aria-labelledby={id}>
      <h2 class="indicators-title" id={id}>
        {title}
      </h2>
      <ul class="figures">
        {figures.map((figure) => (
          <li key={figure}>
            <FigureButton figure={figure} count={counts[figure]} onFigure={onFigure} />
          </li>
        ))}
      </ul>
    </section>
  );
}
