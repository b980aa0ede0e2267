import type { Draft } from '#domain/contract/ipc/draft-views.ts';

/** The text of a message that was begun; empty when there is none. */
export function draftBody(draft: Draft | null | undefined): string {
  const content = draft?.content;
  const body = typeof content === 'object' && content !== null && 'body' in content ? content.body : '';
  return typeof body === 'string' && body.trim() !== '' ? body : '';
}
