const form = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,58}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,58}$/;

/** A media type without its parameters; what is none is taken for a row of bytes. */
export function cleanMediaType(given: string): string {
  const type = (given.split(';')[0] ?? '').trim().toLowerCase();
  return form.test(type) ? type : 'application/octet-stream';
}
