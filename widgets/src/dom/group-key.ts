/** `572843901634` → `5728 4390 1634`: the groups in which a key is read aloud, and between which a line may break. */
export const groupKey = (reference: string): string => reference.replace(/(\d{4})(?=\d)/g, '$1 ');

/** What a person typed, spaces, dots and dashes away. */
export const plainKey = (typed: string): string => typed.replace(/[\s.\-·]/g, '');
