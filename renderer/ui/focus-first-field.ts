/** After a form was put into a card by key: its first field. */
export function focusFirstField(card: HTMLElement | null): void {
  card?.querySelector<HTMLElement>('form :is(input, textarea, select, [contenteditable="true"])')?.focus();
}
