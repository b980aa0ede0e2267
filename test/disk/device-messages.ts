import type { Failure } from '#domain/contract/failure.ts';

export interface DeviceQuestion {
  readonly id: number;
  /** A procedure of the contract, `logged` or `close`. */
  readonly name: string;
  readonly input: unknown;
}

export type DeviceAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: Failure };
