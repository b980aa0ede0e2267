import type { ProfileWriter } from '#db/connection/handle.ts';
import { dismissCommand } from '#db/outbox/commands.ts';
import { getDraft, listDrafts, removeDraft } from '#db/outbox/drafts.ts';
import { dismissNotice } from '#db/outbox/notices.ts';
import { refusedCases } from '#db/outbox/refused-cases.ts';
import { alikeCustomers, duplicateCustomers } from '#db/queries/alike-customers.ts';
import { articleView, listArticles } from '#db/queries/articles.ts';
import { listCalls } from '#db/queries/call-views.ts';
import { caseDetail } from '#db/queries/case-detail.ts';
import { caseIdsOf, groupsOfList } from '#db/queries/case-list.ts';
import { caseRelations } from '#db/queries/case-relations.ts';
import { caseRowsOf } from '#db/queries/case-rows.ts';
import { caseTimeline } from '#db/queries/case-timeline.ts';
import { typesOf } from '#db/queries/case-types.ts';
import { conflictPage } from '#db/queries/conflict-views.ts';
import { customerTimeline } from '#db/queries/customer-timeline.ts';
import { customerDetail, listCustomers } from '#db/queries/customers.ts';
import { customersByNumber } from '#db/queries/customers-by-phone.ts';
import { eachCaseForExport } from '#db/queries/export-cases.ts';
import { findEverything } from '#db/queries/find-everything.ts';
import { listOrganisations, organisationDetail, organisationPage } from '#db/queries/organisations.ts';
import { listPeople } from '#db/queries/people.ts';
import { countQueues } from '#db/queries/queue-counts.ts';
import { savedQueues } from '#db/queries/saved-queues.ts';
import { duplicateCases, similarCases } from '#db/queries/similar-cases.ts';
import type { Failure } from '#domain/contract/failure.ts';
import type { Draft } from '#domain/contract/ipc/draft-views.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { isBegun } from '#domain/rules/begun-text.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { CaseOrders } from '../bulk/case-orders.ts';
import { countSavedQueues } from '../bulk/count-queues.ts';
import type { RingDesk } from '../calls/ring-desk.ts';
import { CareLists } from '../care/care-lists.ts';
import { caseCsv } from '../export/case-csv.ts';
import type { Feed } from '../feed.ts';
import type { Clock } from '../ports.ts';
import { presentPeople } from '../presence/present-people.ts';
import { look, withUnread } from '../reading/reading.ts';
import type { RescueDesk } from '../rescue/rescue-desk.ts';
import type { Session } from '../session/session.ts';
import { appointmentHandlers } from './appointments.ts';
import { careHandlers } from './care.ts';
import { cooperationHandlers } from './cooperation.ts';
import { customerFileHandlers } from './customer-file.ts';
import { keepDraft } from './drafts.ts';
import { followUpHandlers } from './follow-ups.ts';
import { holdingHandlers } from './holdings.ts';
import { importHandlers } from './imports.ts';
import { noticeViews } from './notice-views.ts';
import { dependentRows, heldMessages, outboxPage } from './outbox-view.ts';
import { readSettings, writeSettings } from './preferences.ts';
import { syncView } from './sync-view.ts';
import { takeBack, takeBackToEdit } from './take-back.ts';
import { visitHandlers } from './visits.ts';

export interface HandlerParts {
  readonly session: Session;
  readonly profile: ProfileWriter;
  readonly feed: Feed;
  readonly clock: Clock;
  readonly serverUrl: string;
  /** What keeps this device from saving. */
  readonly storage: () => Failure | null;
  readonly rescue: RescueDesk;
  readonly rings: RingDesk;
}

/** The core's side of the contract: each procedure in a line or two, the work lies behind. */
export function createHandlers({
  session,
  profile,
  feed,
  clock,
  serverUrl,
  storage,
  rescue,
  rings,
}: HandlerParts): Handlers {
  const zones = createZoneOffsets();
  const orders = new CaseOrders(clock, () => feed.revision);
  const replica = () => session.required().store.replica;
  const outbox = () => session.required().store.outbox;
  const attachments = () => session.required().attachments;
  const me = () => {
    const { store, engine } = session.required();
    const { id, teamIds, role } = store.actor;
    return { agentId: id, teamIds, role, now: engine.now(), zones, refused: refusedCases(store.outbox) };
  };
  const sync = () => syncView(session.open, serverUrl, storage());
  const draftChanged = ({ kind, subject }: Pick<Draft, 'kind' | 'subject'>) =>
    feed.push('changed', [{ collection: 'draft', ids: [`${kind}/${subject}`] }]);
  /** Which texts are begun; the texts themselves are told under `draft`. */
  const tellOfDrafts = () => feed.push('changed', [{ collection: 'draft-list', ids: [] }]);

  return {
    'session.get': () => session.view(),
    'session.signIn': async (input) => {
      await session.signIn(input.serverUrl, input.login, input.password);
      return session.view();
    },
    'session.signOut': async () => {
      await session.signOut();
      return session.view();
    },
    'session.changePassword': async (input) => {
      await session.changePassword(input.current, input.next);
      return null;
    },

    'settings.get': () => readSettings(profile),
    'settings.set': (input) => {
      const next = writeSettings(profile, input);
      feed.push('settings', next);
      return next;
    },

    'cases.list': async (input) => {
      const { total, rows } = await orders.page(replica(), input, me());
      return { total, rows: withUnread(outbox(), replica(), rows, me().agentId) };
    },
    'cases.rows': ({ caseIds }) => withUnread(outbox(), replica(), caseRowsOf(replica(), caseIds), me().agentId),
    'cases.counts': () => countQueues(replica(), me()),
    'cases.groups': (input) => groupsOfList(replica(), input, me()),
    'cases.ids': ({ limit, ...filter }) => caseIdsOf(replica(), filter, me(), limit),
    'cases.types': ({ caseIds }) => typesOf(replica(), caseIds),
    'queues.list': () => savedQueues(replica(), me()),
    'queues.counts': (input) => countSavedQueues(replica, me(), input, clock),
    'cases.get': ({ caseId }) => caseDetail(replica(), caseId, me()),
    'cases.relations': ({ caseId }) => caseRelations(replica(), caseId),
    'cases.similar': ({ caseId }) => similarCases(replica(), caseId),
    'cases.duplicates': (input) => duplicateCases(replica(), input, clock.now()),
    'cases.clocks': ({ caseId }) => session.required().clocks.of(caseId),
    'cases.timeline': ({ caseId }) => caseTimeline(replica(), caseId),
    'cases.look': (input) => {
      const { unread, wasUnread } = look(outbox(), replica(), input, me().agentId);
      if (wasUnread) feed.push('changed', [{ collection: 'reading', ids: [input.caseId] }]);
      return { unread };
    },
    'cases.export': ({ labels, ...filter }) => {
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      return { fileName: `holdfast-cases-${day}.csv`, ...caseCsv(eachCaseForExport(replica(), filter, me()), labels) };
    },

    ...cooperationHandlers(replica, me),

    'archive.find': (input) => session.required().archive.find(input),
    'archive.open': async ({ caseId }) => {
      await session.required().archive.open(caseId);
      return null;
    },

    'customers.list': (input) => listCustomers(replica(), input),
    'customers.get': ({ customerId }) => customerDetail(replica(), customerId),
    'customers.byPhone': ({ phone }) => customersByNumber(replica(), phone),
    'customers.duplicates': (input) => duplicateCustomers(replica(), input),
    'customers.alike': (input) => alikeCustomers(replica(), input),
    ...customerFileHandlers({
      account: () => session.required(),
      clock,
      progress: (progress) => feed.push('bulk', progress),
    }),
    ...importHandlers(() => session.required().imports),
    'organisations.list': (input) => listOrganisations(replica(), input),
    'customers.timeline': (input) => customerTimeline(replica(), input),
    'organisations.find': (input) => organisationPage(replica(), input),
    'organisations.get': ({ organisationId }) => organisationDetail(replica(), organisationId),

    'calls.ringing': () => rings.rings,
    'calls.move': ({ id, move }) => {
      rings.move(id, move);
      return null;
    },
    'calls.dismiss': ({ id }) => {
      rings.dismiss(id);
      return null;
    },
    'calls.list': (input) => listCalls(replica(), input),
    ...careHandlers(() => session.required(), replica, me, new CareLists(replica, clock, () => feed.revision)),
    ...followUpHandlers(() => session.required(), replica, me),
    ...visitHandlers(replica),
    ...holdingHandlers(replica, me),
    ...appointmentHandlers(replica, me),
    'conflicts.list': (input) => conflictPage(replica(), input, me()),
    'articles.list': (input) => listArticles(replica(), input),
    'articles.get': ({ articleId }) => articleView(replica(), articleId),
    'search.find': (input) => findEverything(replica(), input),

    'attachments.list': ({ caseId }) => attachments().list(caseId),
    'attachments.begin': (input) => attachments().begin(input),
    'attachments.append': ({ fileId, offset, data }) => attachments().append(fileId, offset, data),
    'attachments.finish': ({ fileId, entryId }) => attachments().finish(fileId, entryId),
    'attachments.abandon': async ({ fileId }) => {
      await attachments().abandon(fileId);
      return null;
    },
    'attachments.fetch': ({ attachmentId }) => {
      attachments().fetch(attachmentId);
      return null;
    },
    'attachments.get': ({ attachmentId, offset }) => attachments().read(attachmentId, offset),

    'customers.erase': async ({ customerId }) => {
      const { api, token, engine } = session.required();
      const { records, devices } = await api.erase(token, { what: 'customer', customerId });
      engine.kick();
      return { records, devices };
    },

    'people.list': () => listPeople(replica()),
    'people.add': async (input) => {
      const { api, token, engine } = session.required();
      const added = await api.addAgent(token, input);
      engine.kick();
      return added;
    },
    'teams.add': async (input) => {
      const { api, token, engine } = session.required();
      const added = await api.addTeam(token, input);
      engine.kick();
      return added;
    },

    'command.run': ({ name, input, ...more }) => session.required().run(name, input, more),

    'bulk.run': ({ id, caseIds, command, holdMs }) => session.required().bulk.run(id, caseIds, command, holdMs),
    'macros.run': (input) => session.required().bulk.runMacro(input, me()),
    'bulk.cancel': ({ id }) => {
      session.required().bulk.cancel(id);
      return null;
    },
    'undo.run': ({ token, id }) => session.required().bulk.undo(id, token),

    'drafts.get': ({ kind, subject }) => getDraft(outbox(), kind, subject) ?? null,
    'drafts.list': () => listDrafts(outbox()),
    'drafts.save': (input) => {
      const before = getDraft(outbox(), input.kind, input.subject);
      const kept = keepDraft(outbox(), input, clock.now());
      if (kept.other) return kept;
      draftChanged(input);
      if (isBegun(before?.content) !== isBegun(input.content)) tellOfDrafts();
      return kept;
    },
    'drafts.remove': (place) => {
      removeDraft(outbox(), place.kind, place.subject);
      draftChanged(place);
      tellOfDrafts();
      return null;
    },

    'sync.get': sync,
    'sync.setWorkOffline': ({ on }) => {
      session.required().engine.setWorkOffline(on);
      return sync();
    },
    'sync.now': () => {
      session.required().engine.hurry();
      return sync();
    },
    'outbox.list': (input) => outboxPage(session.required(), input),
    'outbox.held': () => heldMessages(session.required()),
    'outbox.dependents': ({ uid }) => dependentRows(session.required(), uid),
    'outbox.cancel': ({ uid }) => {
      const { uids, changed } = takeBack(session.required().store, uid);
      feed.changed(changed);
      feed.syncChanged();
      return uids;
    },
    'outbox.edit': ({ uid, seenMessageId }) => {
      const { changed, place } = takeBackToEdit(session.required().store, uid, clock.now(), seenMessageId);
      feed.changed(changed);
      feed.syncChanged();
      draftChanged(place);
      tellOfDrafts();
      return place;
    },
    'presence.list': () => presentPeople(session.required()),
    'presence.here': (input) => {
      session.required().presence.here(input);
      return null;
    },
    'notices.list': ({ caseId }) => noticeViews(session.required().store, caseId),
    'notices.dismiss': ({ id }) => {
      dismissNotice(outbox(), id);
      feed.syncChanged();
      return null;
    },
    'rescue.export': ({ passphrase, account }) => rescue.make(passphrase, account),
    'rescue.piece': ({ id, offset }) => ({ data: rescue.piece(id, offset) }),
    'rescue.begin': () => ({ id: rescue.begin() }),
    'rescue.append': ({ id, data }) => {
      rescue.append(id, data);
      return null;
    },
    'rescue.import': ({ id, passphrase }) => rescue.take(id, passphrase),
    'outbox.dismiss': ({ uid }) => {
      dismissCommand(outbox(), uid);
      feed.syncChanged();
      return null;
    },
  };
}
