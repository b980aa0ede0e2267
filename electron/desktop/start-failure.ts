import en from '#assets/locales/en/failure.json' with { type: 'json' };
import zhCn from '#assets/locales/zh-CN/failure.json' with { type: 'json' };
import zhTw from '#assets/locales/zh-TW/failure.json' with { type: 'json' };
import { failureOf } from '#domain/contract/failure.ts';
import { localeOf } from '#domain/rules/locale-of.ts';

const sentences = { 'zh-CN': zhCn, 'zh-TW': zhTw, en } as const;

/** Why the program cannot start: a sentence in the person's language, and the particulars (a folder, a process) below. */
export function startFailure(error: unknown, systemLocale: string): string {
  const { kind, message } = failureOf(error);
  const sentence = sentences[localeOf([systemLocale])][kind];
  return `${sentence}\n\n${message}`;
}
