import type { Location } from '@sinia/core';
import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';

interface Props {
  readonly place: Location | null;
  readonly onChange: (place: Location | null) => void;
}

/** Street and number of the matter; leaving a field saves it, an empty street takes the place off. */
export function PlaceEditor({ place, onChange }: Props) {
  const { texts, mayWrite } = useDesk();
  const street = useRef<HTMLInputElement>(null);
  const number = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (street.current) street.current.value = place?.street ?? '';
    if (number.current) number.current.value = place?.number ?? '';
  }, [place?.street, place?.number]);
  const save = () => {
    const wanted = { street: street.current?.value.trim() ?? '', number: number.current?.value.trim() ?? '' };
    if (wanted.street === (place?.street ?? '') && wanted.number === (place?.number ?? '')) return;
    if (wanted.street === '') return onChange(null);
    onChange({ ...place, street: wanted.street, number: wanted.number || undefined });
  };
  const field = { readOnly: !mayWrite, onBlur: save, autoComplete: 'off' };
  return (
    <div class="property">
      <span class="property-name">{texts.field.location}</span>
      <form
        class="place"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <input
          {...field}
          ref={street}
          class="property-value place-street"
          maxLength={120}
          placeholder={texts.context.street}
          aria-label={texts.context.street}
        />
        <input
          {...field}
          ref={number}
          class="property-value place-number"
          maxLength={20}
          placeholder={texts.context.number}
          aria-label={texts.context.number}
        />
        <button type="submit" class="s-hidden" tabIndex={-1} aria-hidden="true" />
      </form>
    </div>
  );
}
