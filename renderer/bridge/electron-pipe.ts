import type { Frame, Pipe } from '#domain/contract/ipc/pipe.ts';
import type { PaperBridge } from './paper.ts';

/** What the preload script exposes. */
export interface PreloadBridge {
  post(frame: Frame): void;
  onFrame(listener: (frame: Frame) => void): () => void;
}

declare global {
  interface Window {
    readonly holdfast?: PreloadBridge & Partial<PaperBridge>;
  }
}

/** The pipe to Electron's main process. It ends only with the window, so nobody is ever told that it closed. */
export function electronPipe(bridge: PreloadBridge): Pipe {
  return {
    post: (frame) => bridge.post(frame),
    onFrame: (listener) => bridge.onFrame(listener),
    onClose: () => () => {},
  };
}
