// Files of customers, of visits without a case and of articles: who may put one where, where it lies, and what is told of it.
import { describe, expect, test } from 'vitest';
import { fileOwner } from '#domain/model/file-owner.ts';
import { teamScope } from '#domain/model/scope.ts';
import { ids } from '../../builders/ids.ts';
import { buildArticle, buildAttachment, buildCase, buildCustomer } from '../../builders/records.ts';
import { buildVisit } from '../../builders/service.ts';
import { argsOf, changesOf, contextOf, decideStrictly, now, outcomeOf, type World } from './deciding.ts';

const file = { sha256: 'a'.repeat(64), name: '合同.pdf', mediaType: 'application/pdf', size: 5 } as const;
const add = (owner: object, world: World, context = contextOf()) =>
  decideStrictly('attachment.add', argsOf('attachment.add', { ...file, ...owner }), world, context);
const itsCustomer = { customerId: ids.customer(1) };
const itsVisit = { visitId: ids.visit(1) };
const itsArticle = { articleId: ids.article(1) };
const visitOf = (agent: number, onCase: number | null = null) =>
  buildVisit(1, { agentId: ids.agent(agent), caseId: onCase === null ? null : ids.case(onCase) });

describe('a file of', () => {
  test('a customer lies where their service file does, and stands in its history', () => {
    const [attachment, line, ...more] = changesOf(add(itsCustomer, { present: [buildCustomer(1)] }));
    expect(attachment).toMatchObject({
      kind: 'insert',
      scope: 'workspace',
      fields: { customerId: ids.customer(1), caseId: null, entryId: null, state: 'awaiting-bytes', removedAt: null },
    });
    expect(line).toMatchObject({
      collection: 'customerChange',
      fields: {
        customerId: ids.customer(1),
        kind: 'edited',
        agentId: ids.agent(1),
        changes: [{ field: 'files', added: ['合同.pdf'] }],
      },
    });
    expect(more).toEqual([]);
  });

  test("a visit without a case lies in the visit's team, and nothing else changes", () => {
    const changes = changesOf(add(itsVisit, { present: [visitOf(1)] }));
    expect(changes).toMatchObject([{ scope: teamScope(ids.team(1)), fields: { visitId: ids.visit(1), caseId: null } }]);
    expect(changes).toHaveLength(1);
  });

  test('an article lies where the article does; of one that is not published yet, with those who write it', () => {
    const editor = contextOf('agent', [2]);
    const writing = { ...editor, actor: { ...editor.actor, knowledgeRole: 'editor' as const } };
    const published = { present: [{ ...buildArticle(1), scope: teamScope(ids.team(2)) }] };
    expect(changesOf(add(itsArticle, published, writing))).toMatchObject([{ scope: teamScope(ids.team(2)) }]);
    const coming = changesOf(add(itsArticle, { present: [], otherwise: 'absent' }, writing));
    expect(coming).toMatchObject([{ scope: 'editors', fields: { articleId: ids.article(1) } }]);
    const elsewhere = { present: [{ ...buildArticle(1), scope: teamScope(ids.team(1)) }] };
    expect(outcomeOf(add(itsArticle, elsewhere, writing))).toBe('forbidden');
  });

  test.each([
    ['a customer who is gone', 'not-found', itsCustomer, { present: [], otherwise: 'absent' }, contextOf()],
    ['a customer not held here', 'not-here', itsCustomer, { present: [] }, contextOf()],
    ["a colleague's visit", 'forbidden', itsVisit, { present: [visitOf(2)] }, contextOf()],
    ["another team's visit", 'forbidden', itsVisit, { present: [visitOf(1)] }, contextOf('agent', [2])],
    ['a visit on a case', 'bad-request', itsVisit, { present: [visitOf(1, 1), buildCase(1)] }, contextOf()],
    ['an article, by an agent', 'forbidden', itsArticle, { present: [buildArticle(1)] }, contextOf()],
    [
      'a customer, a program',
      'blocked-type',
      { ...itsCustomer, name: 'a.exe' },
      { present: [buildCustomer(1)] },
      contextOf(),
    ],
    [
      'a customer, at a line of a timeline',
      'bad-request',
      { ...itsCustomer, entryId: ids.entry(1) },
      { present: [buildCustomer(1)] },
      contextOf(),
    ],
  ] as const)('%s is refused: %s', (_what, kind, owner, world, context) => {
    expect(outcomeOf(add(owner, world as World, context))).toBe(kind);
  });

  test("a lead's eye: a lead adds photos to a colleague's visit", () => {
    expect(outcomeOf(add(itsVisit, { present: [visitOf(2)] }, contextOf('lead')))).toBe('accepted');
  });

  test.each([[{}], [{ ...itsCustomer, caseId: ids.case(1) }], [{ ...itsVisit, ...itsArticle }]])(
    'nothing, or of two things, is no file: %j',
    (owner) => {
      expect(() => argsOf('attachment.add', { ...file, ...owner })).toThrow(/a file is of one thing/);
      expect(fileOwner.safeParse(owner).success).toBe(false);
    },
  );
});

describe('removing a file', () => {
  const remove = (held: ReturnType<typeof buildAttachment>, context = contextOf()) =>
    decideStrictly('attachment.remove', { attachmentId: ids.attachment(1) }, { present: [held] }, context);
  const ofCustomer = (fields: object = {}) =>
    buildAttachment(1, { caseId: null, entryId: null, ...itsCustomer, name: '合同.pdf', ...fields });

  test('takes it out of the service file and says so in its history', () => {
    const changes = changesOf(remove(ofCustomer()));
    expect(changes).toMatchObject([
      { kind: 'update', collection: 'attachment', set: { removedAt: now, removedBy: ids.agent(1) } },
      { collection: 'customerChange', fields: { changes: [{ field: 'files', removed: ['合同.pdf'] }] } },
    ]);
    expect(changes).toHaveLength(2);
  });

  test.each([
    ["a colleague's", 'forbidden', ofCustomer({ createdBy: ids.agent(2) }), contextOf()],
    ["a colleague's, by a lead", 'accepted', ofCustomer({ createdBy: ids.agent(2) }), contextOf('lead')],
    ["a case's", 'forbidden', buildAttachment(1), contextOf('lead')],
    [
      "an article's",
      'forbidden',
      buildAttachment(1, { caseId: null, entryId: null, ...itsArticle }),
      contextOf('lead'),
    ],
    ['one that was removed', 'nothing-to-do', ofCustomer({ removedAt: 5 }), contextOf()],
  ])('%s: %s', (_what, outcome, held, context) => {
    expect(outcomeOf(remove(held, context))).toBe(outcome);
  });
});
