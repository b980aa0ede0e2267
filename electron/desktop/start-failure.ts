import en from '#assets/locales/en/failure.json' with { type: 'json' };
import zh from '#assets/locales/zh-CN/failure.json' with { type: 'json' };
import { failureOf } from '#domain/contract/failure.ts';

/** Why the program cannot start: a sentence in the person's language, and the particulars (a folder, a process) below. */
export function startFailure(error: unknown, systemLocale: string): string {
  const { kind, message } = failureOf(error);
  const sentence = (systemLocale.toLowerCase().startsWith('zh') ? zh : en)[kind];
  return `${sentence}\n\n${message}`;
}
