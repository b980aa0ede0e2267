import type { Draft } from '#domain/contract/ipc/draft-views.ts';

export interface DraftKey {
  readonly kind: Draft['kind'];
  readonly subject: string;
}
