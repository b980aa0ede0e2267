import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

/** What every server is started with: a file of rows and a folder for what it keeps. */
export const { rows: rowsFile = '', folder = '' } = parseArgs({
  options: { rows: { type: 'string' }, folder: { type: 'string' } },
}).values;

/** The rows of the file: objects with an id, one in a line. */
export async function* readRows() {
  for await (const line of createInterface({ input: createReadStream(rowsFile) })) yield JSON.parse(line);
}

/** Listens on a free port; the address. */
export function listening(server) {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`));
  });
}

export async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || 'null');
}
