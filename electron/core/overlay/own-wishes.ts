import type { ReplicaReader } from '#db/connection/handle.ts';
import type { OutboxCommand } from '#db/outbox/command-rows.ts';
import { loadRecord } from '#db/replica/records.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import { type Json, sameJson } from '#domain/model/json.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { mergeSet } from '#domain/model/set-items.ts';
import { changeNameOf, keyOfChange } from '#domain/rules/case-fields.ts';

/** What a command wants a field to show: a value, or items in and out of a set. */
export interface Wish {
  readonly command: OutboxCommand;
  /** The record, as `case/0197…`. */
  readonly key: string;
  readonly field: string;
  readonly mine: Json;
  isMet(visible: unknown): boolean;
}

type Args = { readonly [name: string]: Json };

/** The fields a person set with a command on purpose; what follows from it by itself (a reply opens a new case) is none of them. */
export function wishesOf(command: OutboxCommand, replica: ReplicaReader): readonly Wish[] {
  const { name } = command.envelope;
  const args = command.envelope.args as Args;
  const value = (key: string, field: string, mine: Json | undefined): Wish[] =>
    mine === undefined ? [] : [{ command, key, field, mine, isMet: (visible) => sameJson(visible, mine) }];
  const values = (key: string, set: Json | undefined): Wish[] =>
    Object.entries(asArgs(set)).flatMap(([field, mine]) => value(key, field, mine));
  const items = (key: string, field: string, add: Json | undefined, remove: Json | undefined): Wish[] => {
    const [added, removed] = [itemsOf(add), itemsOf(remove)];
    if (added.length + removed.length === 0) return [];
    const isMet = (visible: unknown) => Array.isArray(visible) && sameJson(mergeSet(visible, added, removed), visible);
    return [{ command, key, field, mine: { add: added, remove: removed }, isMet }];
  };
  const sets = (key: string): Wish[] =>
    [...new Set([...Object.keys(asArgs(args.add)), ...Object.keys(asArgs(args.remove))])].flatMap((field) =>
      items(key, field, asArgs(args.add)[field], asArgs(args.remove)[field]),
    );
  const onCase = `case/${String(args.caseId)}`;
  const onCustomer = `customer/${String(args.customerId)}`;
  switch (name) {
    case 'case.open':
      return value(onCase, 'number', args.number);
    case 'case.edit':
      return values(onCase, args.set);
    case 'case.tag':
      return items(onCase, 'tags', args.add, args.remove);
    case 'case.custom':
      return itemsOf(args.set).flatMap((item) => {
        const { key, value: mine } = asArgs(item);
        return value(onCase, changeNameOf(key as DefinitionId), mine);
      });
    case 'case.status':
      return value(onCase, 'status', args.to);
    case 'case.assign':
      return [...value(onCase, 'assigneeId', args.assigneeId), ...value(onCase, 'teamId', args.teamId)];
    case 'customer.edit':
      return [...values(onCustomer, args.set), ...sets(onCustomer)];
    case 'article.edit':
      return [...values(`article/${String(args.articleId)}`, args.set), ...sets(`article/${String(args.articleId)}`)];
    case 'follow-up.complete':
      return value(`followUp/${String(args.followUpId)}`, 'outcome', args.outcome);
    case 'conflict.resolve': {
      const conflict = loadRecord(replica, { collection: 'conflict', id: String(args.conflictId) });
      if (!conflict) return [];
      const { collection, recordId, field } = conflict.fields as unknown as FieldsOf<'conflict'>;
      return value(`${collection}/${recordId}`, field, args.value);
    }
    default:
      return [];
  }
}

/** What a record shows in a field; one of the workspace's own is called as a change of it is in the timeline. */
export function shownIn({ fields }: AnyRecord, field: string): unknown {
  const key = keyOfChange(field);
  if (key === undefined) return fields[field];
  const held = (fields as Partial<FieldsOf<'case'>>).custom?.find((each) => each.key === key);
  return held?.value ?? null;
}

function asArgs(value: Json | undefined): Args {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Args) : {};
}

function itemsOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
