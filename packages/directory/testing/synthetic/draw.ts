/** Numbers that look drawn and are the same for the same seed (splitmix32). */
export function drawFrom(seed: number): (below: number) => number {
  let state = (seed + 1) * 0x9e3779b9;
  return (below) => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) % below;
  };
}

export function pick<Item>(draw: (below: number) => number, items: readonly Item[]): Item {
  return items[draw(items.length)] as Item;
}
