import type { ProfileWriter } from '#db/connection/handle.ts';
import { dismissNotice } from '#db/outbox/notices.ts';
import { alikeCustomers, duplicateCustomers } from '#db/queries/alike-customers.ts';
import { articleView, listArticles } from '#db/queries/articles.ts';
import { listCalls } from '#db/queries/call-views.ts';
import { conflictPage } from '#db/queries/conflict-views.ts';
import { customerTimeline } from '#db/queries/customer-timeline.ts';
import { customerDetail, listCustomers } from '#db/queries/customers.ts';
import { customersByNumber } from '#db/queries/customers-by-phone.ts';
import { listOrganisations, organisationDetail, organisationPage } from '#db/queries/organisations.ts';
import type { Failure } from '#domain/contract/failure.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import type { RingDesk } from '../calls/ring-desk.ts';
import { CareLists } from '../care/care-lists.ts';
import type { Feed } from '../feed.ts';
import type { Clock } from '../ports.ts';
import { presentPeople } from '../presence/present-people.ts';
import type { RescueDesk } from '../rescue/rescue-desk.ts';
import { askerOf } from '../session/asker.ts';
import type { Session } from '../session/session.ts';
import { appointmentHandlers } from './appointments.ts';
import { attachmentHandlers } from './attachments.ts';
import { boardHandlers } from './board.ts';
import { careHandlers } from './care.ts';
import { caseHandlers } from './cases.ts';
import { cooperationHandlers } from './cooperation.ts';
import { customerFileHandlers } from './customer-file.ts';
import { draftHandlers, tellOfDrafts } from './drafts.ts';
import { erasureHandlers } from './erasures.ts';
import { followUpHandlers } from './follow-ups.ts';
import { goalHandlers } from './goals.ts';
import { holdingHandlers } from './holdings.ts';
import { importHandlers } from './imports.ts';
import { knowledgeHandlers } from './knowledge.ts';
import { knowledgeAtWorkHandlers } from './knowledge-at-work.ts';
import { knowledgeExchangeHandlers } from './knowledge-exchange.ts';
import { meaningHandlers } from './meaning.ts';
import { noticeViews } from './notice-views.ts';
import { outboxHandlers } from './outbox.ts';
import { peopleHandlers } from './people.ts';
import { readSettings, writeSettings } from './preferences.ts';
import { productFeedbackHandlers } from './product-feedback.ts';
import { questionHandlers } from './questions.ts';
import { recommendationHandlers } from './recommendations.ts';
import { reportBuilderHandlers } from './report-builder.ts';
import { reportFileHandlers } from './report-files.ts';
import { reportScheduleHandlers } from './report-schedules.ts';
import { reportHandlers } from './reports.ts';
import { rescueHandlers } from './rescue.ts';
import { searchHandlers } from './search.ts';
import { serviceReviewHandlers } from './service-reviews.ts';
import { staffingHandlers } from './staffing.ts';
import { syncView } from './sync-view.ts';
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
  const replica = () => session.required().store.replica;
  const outbox = () => session.required().store.outbox;
  const me = () => ({ ...askerOf(session.required()), zones });
  const sync = () => syncView(session.open, serverUrl, storage());
  const draftsTold = tellOfDrafts(feed);

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

    ...caseHandlers({ account: () => session.required(), me, clock, feed }),
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
    ...importHandlers(() => session.required().transfers.customerImports),
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
    ...questionHandlers(
      () => session.required().reads,
      () => me().now,
      feed,
      clock,
    ),
    ...careHandlers(() => session.required(), replica, me, new CareLists(replica, clock, () => feed.revision)),
    ...followUpHandlers(() => session.required(), replica, me),
    ...visitHandlers(replica),
    ...holdingHandlers(replica, me),
    ...recommendationHandlers(replica),
    ...reportHandlers(() => session.required()),
    ...reportFileHandlers(() => session.required()),
    ...reportScheduleHandlers(replica, me),
    ...reportBuilderHandlers(() => session.required()),
    ...staffingHandlers(() => session.required()),
    ...serviceReviewHandlers(() => session.required()),
    ...goalHandlers(() => session.required(), zones),
    ...boardHandlers(() => session.required(), clock),
    ...productFeedbackHandlers(() => session.required(), replica, me),
    ...appointmentHandlers(replica, me),
    'conflicts.list': (input) => conflictPage(replica(), input, me()),
    'articles.list': (input) => listArticles(replica(), input),
    ...knowledgeAtWorkHandlers(
      () => session.required(),
      () => feed.revision,
    ),
    'articles.get': ({ articleId }) => articleView(replica(), articleId),
    ...knowledgeExchangeHandlers({
      imports: () => session.required().transfers.articleImports,
      exports: () => session.required().transfers.articleExports,
      replica,
    }),
    ...knowledgeHandlers({ account: () => session.required() }),
    ...meaningHandlers(() => session.required()),
    ...searchHandlers(() => session.required(), me),

    ...attachmentHandlers(() => session.required().attachments),
    ...erasureHandlers(() => session.required()),

    ...peopleHandlers(() => session.required()),

    'command.run': ({ name, input, ...more }) => session.required().run(name, input, more),

    'bulk.run': ({ id, caseIds, command, holdMs }) => session.required().bulk.run(id, caseIds, command, holdMs),
    'macros.run': (input) => session.required().bulk.runMacro(input, me()),
    'bulk.cancel': ({ id }) => {
      session.required().bulk.cancel(id);
      return null;
    },
    'undo.run': ({ token, id }) => session.required().bulk.undo(id, token),

    ...draftHandlers(outbox, draftsTold, clock),
    ...outboxHandlers({ account: () => session.required(), draftsTold, feed, clock, sync }),
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
    ...rescueHandlers(rescue),
  };
}
