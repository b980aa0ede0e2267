// Runs in the page: whatever it uses has to stand inside its functions.

/** What has to change on the page before a key counts as answered. */
export interface Watched {
  /** Its text, or the attribute if one is named, of the first element that is found. */
  readonly selector: string;
  readonly attribute?: string;
  /** Has to be there too. */
  readonly ready?: string;
}

export interface Scrolled {
  /** Between two frames, in milliseconds. */
  readonly frames: readonly number[];
  /** Frames in which the middle of the list showed a row that was not read yet, or nothing. */
  readonly blank: number;
}

export interface LongTask {
  readonly at: number;
  readonly ms: number;
}

export interface PageProbe {
  /** Waits for the next key; tells how long it took until the frame that shows what changed was made, or -1 when nothing did. */
  arm(watched: Watched): void;
  answer(): Promise<number>;
  /** Moves the list by so many pixels a frame, back and forth where it ends. */
  scroll(frames: number, pixels: number): Promise<Scrolled>;
  /** Takes the list to a place and tells when the rows there were painted. */
  jump(share: number): Promise<number>;
  /** Those over 50 ms since the last time it was asked. */
  longTasks(): LongTask[];
}

declare global {
  interface Window {
    benchProbe: PageProbe;
  }
}

/** To be run before the page's own scripts. */
export function installProbe(): void {
  const patienceMs = 3000;
  const tasks: LongTask[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ at: startTime, ms: duration });
  });
  observer.observe({ type: 'longtask', buffered: true });

  /** After the frame was laid out and handed over: what was posted within it is heard behind that. */
  const painted = (): Promise<number> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });
  const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const scroller = (): HTMLElement => {
    const element = document.querySelector('main [role=list]')?.parentElement;
    if (!element) throw new Error('there is no list');
    return element;
  };
  const isBlank = (element: HTMLElement): boolean => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [0.1, 0.5, 0.9].some((share) => {
      const found = document.elementFromPoint(left + width / 2, top + height * share);
      return !found?.closest('[role=listitem]')?.querySelector('a');
    });
  };

  let answered: Promise<number> = Promise.resolve(-1);
  window.benchProbe = {
    arm({ selector, attribute, ready }) {
      const value = (): string | null => {
        const element = document.querySelector(selector);
        return element && (attribute === undefined ? element.textContent : element.getAttribute(attribute));
      };
      const before = value();
      answered = new Promise((resolve) => {
        let begin = -1;
        const changes = new MutationObserver(() => {
          const now = value();
          if (begin < 0 || now === null || now === before) return;
          if (ready === undefined || document.querySelector(ready)) done();
        });
        const pressed = (event: KeyboardEvent): void => {
          begin = event.timeStamp;
        };
        const stop = (): void => {
          clearTimeout(patience);
          changes.disconnect();
          removeEventListener('keydown', pressed, { capture: true });
        };
        const done = (): void => {
          stop();
          void painted().then((at) => resolve(at - begin));
        };
        const patience = setTimeout(() => {
          stop();
          resolve(-1);
        }, patienceMs);
        addEventListener('keydown', pressed, { capture: true });
        changes.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      });
    },
    answer: () => answered,
    async scroll(count, pixels) {
      const element = scroller();
      const frames: number[] = [];
      let blank = 0;
      let step = pixels;
      let before = await nextFrame();
      for (let frame = 0; frame < count; frame++) {
        const at = element.scrollTop;
        element.scrollTop = at + step;
        if (element.scrollTop === at) step = -step;
        const now = await nextFrame();
        frames.push(now - before);
        before = now;
        if (isBlank(element)) blank += 1;
      }
      return { frames, blank };
    },
    async jump(share) {
      const element = scroller();
      const begin = performance.now();
      element.scrollTop = element.scrollHeight * share;
      let at = await painted();
      while (isBlank(element) && at - begin < patienceMs) at = await painted();
      return at - begin;
    },
    longTasks: () => tasks.splice(0),
  };
}
