import type { KeyboardEvent } from 'react';

/** One stop for Tab on a bar of buttons; the arrows go along it. */
export function alongBar(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
  const at = all.indexOf(document.activeElement as HTMLButtonElement);
  if (at < 0) return;
  all[(at + by + all.length) % all.length]?.focus();
  event.preventDefault();
}
