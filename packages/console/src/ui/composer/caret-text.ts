/** What stands before the caret in its line, in a textarea or an editable element; null where there is no caret. */
export function textBeforeCaret(field: HTMLElement): string | null {
  if (field instanceof HTMLTextAreaElement) return field.value.slice(0, field.selectionStart);
  const selection = selectionAt(field);
  const { anchorNode } = selection ?? {};
  if (!selection?.isCollapsed || !anchorNode || !field.contains(anchorNode)) return null;
  return anchorNode.nodeType === Node.TEXT_NODE
    ? (anchorNode.textContent ?? '').slice(0, selection.anchorOffset)
    : '';
}

/** Types something in the place of the last characters before the caret, as a person would: it can be undone. */
export function retype(field: HTMLElement, characters: number, text: string): void {
  field.focus();
  if (field instanceof HTMLTextAreaElement) {
    field.setRangeText(text, field.selectionStart - characters, field.selectionStart, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return;
  }
  const selection = selectionAt(field);
  for (let left = characters; left > 0; left -= 1) selection?.modify('extend', 'backward', 'character');
  // The one way of typing that an editor takes for a person's own.
  document.execCommand('insertText', false, text);
}

/** Inside a shadow root some browsers tell the selection there, others at the document. */
function selectionAt(field: HTMLElement): Selection | null {
  const root = field.getRootNode() as ShadowRoot & { getSelection?: () => Selection | null };
  return root.getSelection?.() ?? document.getSelection();
}
