import { describe, expect, test } from 'vitest';
import { ids } from '../../builders/ids.ts';
import { buildAttachment, buildCase, buildEntry } from '../../builders/records.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf } from './deciding.ts';

const sha256 = 'a'.repeat(64);
const photo = { caseId: ids.case(1), sha256, name: '../照片.jpg', mediaType: 'image/jpeg', size: 5 } as const;
const held = { present: [buildCase(1)] };

describe('attaching a file', () => {
  test('puts it on the case with a line of its own, waiting for its content', () => {
    const decision = decideStrictly('attachment.add', argsOf('attachment.add', photo), held);
    const [attachment, line, onCase] = changesOf(decision);
    expect(attachment).toMatchObject({
      kind: 'insert',
      collection: 'attachment',
      id: ids.command(77),
      scope: buildCase(1).scope,
      fields: { name: '照片.jpg', sha256, state: 'awaiting-bytes', entryId: ids.command(1), createdBy: ids.agent(1) },
    });
    expect(line).toMatchObject({
      collection: 'entry',
      fields: { kind: 'attachment', body: '照片.jpg', data: { attachmentId: ids.command(77) } },
    });
    expect(onCase).toMatchObject({ kind: 'update', collection: 'case', set: { lastActivityAt: now } });
  });

  test('to a line that is there makes no other', () => {
    const args = argsOf('attachment.add', { ...photo, entryId: ids.entry(4) });
    const changes = changesOf(decideStrictly('attachment.add', args, { present: [buildCase(1), buildEntry(4)] }));
    expect(changes.map(({ collection }) => collection)).toEqual(['attachment', 'case']);
    expect(changes[0]).toMatchObject({ fields: { entryId: ids.entry(4) } });
  });

  test.each([
    ['a case of another team', 'forbidden', photo, held, contextOf('agent', [2])],
    ['a case that is gone', 'not-found', photo, { present: [], otherwise: 'absent' as const }, contextOf()],
    ['a case not held here', 'not-here', photo, { present: [] }, contextOf()],
    ['a program', 'blocked-type', { ...photo, name: 'a.exe' }, held, contextOf()],
    ['nothing', 'empty-file', { ...photo, size: 0 }, held, contextOf()],
    ['too much', 'too-large', { ...photo, size: 101 * 1024 * 1024 }, held, contextOf()],
    ['a line that is not there', 'not-found', { ...photo, entryId: ids.entry(4) }, held, contextOf()],
    [
      "another case's line",
      'not-found',
      { ...photo, entryId: ids.entry(4) },
      { present: [buildCase(1), buildEntry(4, { caseId: ids.case(2) })] },
      contextOf(),
    ],
    [
      'the same once more',
      'exists',
      photo,
      { present: [buildCase(1), { ...buildAttachment(), id: ids.command(77) }] },
      contextOf(),
    ],
  ])('%s is refused: %s', (_what, kind, input, world, context) => {
    expect(outcomeOf(decideStrictly('attachment.add', argsOf('attachment.add', input), world, context))).toBe(kind);
  });

  test('a name that was not cleaned where the command was made is not taken', () => {
    const args = { ...(argsOf('attachment.add', photo) as object), name: '../x.jpg' };
    expect(() => decideStrictly('attachment.add', args, held)).toThrow(/the name is not clean/);
  });
});
