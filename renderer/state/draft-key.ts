import type { Draft } from '#domain/contract/ipc/contract.ts';

export interface DraftKey {
  readonly kind: Draft['kind'];
  readonly subject: string;
}
