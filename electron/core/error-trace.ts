/** Where an unforeseen error comes from, for the log: its kind and its way through the program. Its message may quote what a person wrote. */
export function errorTrace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as NodeJS.ErrnoException;
  const way = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...(typeof code === 'string' ? [code] : []), ...way.map((line) => line.trim())].join(' ');
}
