import type { attachmentProcedures } from '#domain/contract/ipc/attachment-procedures.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { OpenAccount } from '../session/open-account.ts';

/** Files of cases, customers, visits and articles: handed over in pieces, and read in pieces. */
export function attachmentHandlers(
  attachments: () => OpenAccount['attachments'],
): Pick<Handlers, keyof typeof attachmentProcedures> {
  return {
    'attachments.list': (owner) => attachments().list(owner),
    'attachments.find': ({ attachmentId }) => attachments().find(attachmentId),
    'attachments.begin': ({ name, mediaType, size, ...owner }) => attachments().begin({ name, mediaType, size, owner }),
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
  };
}
