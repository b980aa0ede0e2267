import type { Frame, Pipe } from './pipe.ts';

export interface MemoryPipe {
  readonly core: Pipe;
  readonly renderer: Pipe;
  close(): void;
}

/** Two ends in one process. Frames are copied and arrive later, as they would over a real border; none after `close`. */
export function createMemoryPipe(): MemoryPipe {
  const core = createEnd();
  const renderer = createEnd();
  core.other = renderer;
  renderer.other = core;
  return {
    core: core.pipe,
    renderer: renderer.pipe,
    close: () => {
      if (core.closed) return;
      for (const end of [core, renderer]) end.closed = true;
      for (const end of [core, renderer]) for (const listener of end.closers) listener();
    },
  };
}

interface End {
  other?: End;
  closed: boolean;
  readonly pipe: Pipe;
  readonly listeners: Set<(frame: Frame) => void>;
  readonly closers: Set<() => void>;
}

function createEnd(): End {
  const listeners = new Set<(frame: Frame) => void>();
  const closers = new Set<() => void>();
  const end: End = {
    closed: false,
    listeners,
    closers,
    pipe: {
      post(frame) {
        const copy = JSON.parse(JSON.stringify(frame)) as Frame;
        void Promise.resolve().then(() => {
          if (end.closed) return;
          for (const listener of end.other?.listeners ?? []) listener(copy);
        });
      },
      onFrame: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      onClose: (listener) => {
        closers.add(listener);
        return () => closers.delete(listener);
      },
    },
  };
  return end;
}
