import type { z } from 'zod';

/** One callable of the contract. Inputs are parsed where they arrive; outputs come from our own core and are trusted. */
export interface Procedure<Kind extends 'query' | 'command', Input extends z.ZodType, Output> {
  readonly kind: Kind;
  readonly input: Input;
  /** Only carries the type. */
  readonly output?: Output;
}

/** Reads; may be repeated at will. */
export function query<Output>() {
  return <Input extends z.ZodType>(input: Input): Procedure<'query', Input, Output> => ({ kind: 'query', input });
}

/** Changes something, here or on the server; is never repeated by itself. */
export function command<Output>() {
  return <Input extends z.ZodType>(input: Input): Procedure<'command', Input, Output> => ({ kind: 'command', input });
}

export type InputOf<P> = P extends Procedure<'query' | 'command', infer I, unknown> ? z.input<I> : never;
export type ParsedInputOf<P> = P extends Procedure<'query' | 'command', infer I, unknown> ? z.output<I> : never;
export type OutputOf<P> = P extends { readonly output?: infer O } ? O : never;
