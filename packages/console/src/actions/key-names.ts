/** How keys are written on the screen, part by part: `['⌘', 'K']` or `['Ctrl', 'K']`. */
export function keyNames(keys: string, isApple: boolean): string[] {
  return keys.split('+').map((part) => {
    if (part === 'mod') return isApple ? '⌘' : 'Ctrl';
    if (part === 'Enter') return '↵';
    if (part === 'Escape') return 'Esc';
    return part.length === 1 ? part.toUpperCase() : part;
  });
}

export const isApple = () => /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');
