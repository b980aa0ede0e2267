/**
 * The key of the nth item of a template on a case. Two people who put the same template on a case while one is cut off have put on one list:
 * their ticks meet. The id is a UUID; its last three digits carry the place.
 */
export function checklistKey(definitionId: string, index: number): string {
  const last = Number.parseInt(definitionId.slice(-3), 16);
  return definitionId.slice(0, -3) + ((last + index + 1) % 4096).toString(16).padStart(3, '0');
}
