import { isApple, keyNames } from '../../actions/key-names.ts';

/** A shortcut as it is printed on the keys. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span class="keys">
      {keyNames(keys, isApple()).map((name) => (
        <kbd key={name} class="s-kbd">
          {name}
        </kbd>
      ))}
    </span>
  );
}
