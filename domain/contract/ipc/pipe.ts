import type { Failure } from '../failure.ts';

/** What crosses between the renderer and the core: a call, its reply or error, a call that nobody waits for any more, and pushes from the core. */
export type Frame =
  | { readonly t: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly t: 'drop'; readonly id: number }
  | { readonly t: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly t: 'error'; readonly id: number; readonly failure: Failure }
  | { readonly t: 'push'; readonly name: string; readonly value: unknown };

/** Carries frames in order, both ways. Implemented by Electron's IPC, a WebSocket, or memory. */
export interface Pipe {
  post(frame: Frame): void;
  /** Returns the function that stops listening. */
  onFrame(listener: (frame: Frame) => void): () => void;
  /** Called once when the other side is gone; calls under way fail then. */
  onClose(listener: () => void): () => void;
}
