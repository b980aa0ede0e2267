import { commandByUid } from '#db/outbox/commands.ts';
import { listNotices, type StoredNotice } from '#db/outbox/notices.ts';
import { describeCommandTarget } from '#db/queries/command-target.ts';
import { fieldAuthor } from '#db/queries/field-author.ts';
import { loadRecord } from '#db/replica/records.ts';
import type { NoticeView } from '#domain/contract/ipc/notice-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import { shownIn } from '../overlay/own-wishes.ts';
import type { AccountStore } from '../sync/account-store.ts';

export function noticeViews(store: AccountStore, caseId: string | null): readonly NoticeView[] {
  return listNotices(store.outbox, caseId).map((notice) => viewOf(store, notice));
}

/** What shows and who changed it is looked up afresh: it may have changed again since. */
function viewOf({ outbox, replica }: AccountStore, notice: StoredNotice): NoticeView {
  const { id, collection, recordId, field, caseId, cause, mine, commandUid } = notice;
  const record = loadRecord(replica, { collection, id: recordId });
  const command = commandByUid(outbox, commandUid);
  const target = describeCommandTarget(replica, caseId === null ? (command?.envelope.args ?? {}) : { caseId });
  const author =
    collection === 'case' && cause !== 'renumbered' ? fieldAuthor(replica, recordId, field, commandUid) : undefined;
  return {
    id,
    collection,
    recordId,
    field,
    ...target,
    caseId: caseId as CaseId | null,
    cause,
    mine,
    now: record ? ((shownIn(record, field) ?? null) as Json) : notice.now,
    refusal: cause === 'refused' ? (command?.refusal ?? null) : null,
    byName: author?.byName ?? null,
    changedAt: author?.changedAt ?? null,
  };
}
