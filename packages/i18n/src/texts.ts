/**
 * The shape of a pack: same keys, strings for strings, functions with the same arguments.
 * Catalan is written first; `satisfies Texts<typeof ca>` makes a missing or surplus key in the others a compile error.
 */
export type Texts<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string
    ? string
    : Source[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Texts<Source[Key]>;
};
