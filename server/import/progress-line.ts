/** Where a person watches: rewritten in place on a terminal, a line now and then in a log. */
export interface ProgressLine {
  show(text: string): void;
  /** Leaves the line free for other output. */
  end(): void;
}

interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const betweenLinesMs = 5000;

export function progressLine(output: Output, now: () => number): ProgressLine {
  return output.isTTY ? inPlace(output) : nowAndThen(output, now);
}

function inPlace(output: Output): ProgressLine {
  let isShown = false;
  return {
    show(text) {
      output.write(`\r\u001b[K${text.slice(0, (output.columns ?? 80) - 1)}`);
      isShown = true;
    },
    end() {
      if (isShown) output.write('\r\u001b[K');
      isShown = false;
    },
  };
}

function nowAndThen(output: Output, now: () => number): ProgressLine {
  let shownAt = now();
  return {
    show(text) {
      if (now() - shownAt < betweenLinesMs) return;
      shownAt = now();
      output.write(`${text}\n`);
    },
    end() {},
  };
}
