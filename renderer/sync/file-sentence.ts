import type { CommandArgs } from '#domain/commands/registry.ts';
import type { Words } from './value-text.ts';

/** Where a file was put: in the words of what it is of. */
export function fileSentence(a: CommandArgs<'attachment.add'>, on: string, { t }: Words): string {
  const file = a.name;
  if (a.customerId) return t('command.attachment.toCustomer', { on, file });
  if (a.visitId) return t('command.attachment.toVisit', { on, file });
  return a.articleId ? t('command.attachment.toArticle', { file }) : t('command.attachment.add', { on, file });
}
