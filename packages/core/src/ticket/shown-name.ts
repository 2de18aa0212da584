type Named = { readonly [Field in 'name' | 'email' | 'phone']?: string | null | undefined };

/** Who asks, in one word: the name, or else the address or number that one can be told by. */
export function shownName({ name, email, phone }: Named): string | null {
  return name ?? email ?? phone ?? null;
}
