import { pencilIcon, trashIcon } from '@sinia/design/icons';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { usePeople } from '../people/people-context.ts';
import type { Counter } from './counter.ts';
import { blank, drawName, HEIGHT, penOf, strokeTo, WIDTH } from './signature-pen.ts';

/** A signature, if somebody likes to give one: drawn, or their name typed. It goes with the ticket as a picture. */
export function Signature({ counter }: { counter: Counter }) {
  const { signature: t } = usePeople().texts.counter;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [name, setName] = useState('');
  const [given, setGiven] = useState(false);
  useEffect(() => {
    if (!counter.signature.value) clear();
  }, [counter.signature.value]);
  const keep = () => {
    const picture = canvas.current?.toDataURL('image/png');
    if (!picture) return;
    setGiven(true);
    counter.signature.value = picture;
  };
  const clear = () => {
    const pen = canvas.current && penOf(canvas.current);
    if (pen) blank(pen);
    setGiven(false);
    setName('');
    counter.signature.value = null;
  };
  const type = (typed: string) => {
    setName(typed);
    const pen = canvas.current && penOf(canvas.current);
    if (!pen) return;
    if (typed.trim() === '') return clear();
    drawName(pen, typed);
    keep();
  };
  return (
    <div class="sign">
      <p class="s-help">{t.help}</p>
      <Pad canvas={canvas} label={given ? t.given : t.pad} onStroke={keep} />
      <div class="sign-line">
        <label class="sign-name">
          <span class="s-small">{t.type}</span>
          <input
            class="s-input"
            maxLength={120}
            autocomplete="off"
            value={name}
            onInput={(event) => type(event.currentTarget.value)}
          />
        </label>
        {given && (
          <button type="button" class="s-button s-button-small" onClick={clear}>
            <Icon of={trashIcon} />
            {t.clear}
          </button>
        )}
      </div>
    </div>
  );
}

interface PadProps {
  readonly canvas: { current: HTMLCanvasElement | null };
  readonly label: string;
  readonly onStroke: () => void;
}

/** Where one signs with a finger, a pen or the mouse. */
function Pad({ canvas, label, onStroke }: PadProps) {
  const drawing = useRef(false);
  const start = (event: PointerEvent) => {
    const element = canvas.current;
    const pen = element && penOf(element);
    if (!element || !pen) return;
    element.setPointerCapture(event.pointerId);
    drawing.current = true;
    pen.beginPath();
    strokeTo(pen, element, event);
  };
  const move = (event: PointerEvent) => {
    const pen = canvas.current && penOf(canvas.current);
    if (drawing.current && pen && canvas.current) strokeTo(pen, canvas.current, event);
  };
  const end = () => {
    if (drawing.current) onStroke();
    drawing.current = false;
  };
  return (
    <div class="sign-pad">
      <Icon of={pencilIcon} />
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={label}
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      />
    </div>
  );
}
