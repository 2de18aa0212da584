/** Of each number, what it may be at least and at most. */
export type Bounds<Name extends string> = Readonly<Record<Name, readonly [least: number, most: number]>>;

interface Props<Name extends string> {
  readonly bounds: Bounds<Name>;
  readonly texts: Readonly<Record<NoInfer<Name>, { readonly label: string; readonly help: string }>>;
  readonly values: Readonly<Record<NoInfer<Name>, number>>;
}

const namesOf = <Name extends string>(bounds: Bounds<Name>) => Object.keys(bounds) as Name[];

/** The whole numbers of a form, each with what it does. */
export function NumberFields<Name extends string>({ bounds, texts, values }: Props<Name>) {
  return (
    <>
      {namesOf(bounds).map((name) => (
        <label key={name} class="s-field">
          <span class="s-label">{texts[name].label}</span>
          <input
            class="s-input s-numbers"
            type="number"
            name={name}
            required
            min={bounds[name][0]}
            max={bounds[name][1]}
            defaultValue={String(values[name])}
          />
          <span class="s-help">{texts[name].help}</span>
        </label>
      ))}
    </>
  );
}

export function numbersOf<Name extends string>(bounds: Bounds<Name>, data: FormData): Record<Name, number> {
  const pairs = namesOf(bounds).map((name) => [name, Number(data.get(name))]);
  return Object.fromEntries(pairs) as Record<Name, number>;
}
