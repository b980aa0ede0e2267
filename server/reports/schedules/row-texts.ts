import caseFieldsEn from '#assets/locales/en/case-fields.json' with { type: 'json' };
import commonEn from '#assets/locales/en/common.json' with { type: 'json' };
import queuesEn from '#assets/locales/en/queues.json' with { type: 'json' };
import builderEn from '#assets/locales/en/report-builder.json' with { type: 'json' };
import caseFieldsZhCn from '#assets/locales/zh-CN/case-fields.json' with { type: 'json' };
import commonZhCn from '#assets/locales/zh-CN/common.json' with { type: 'json' };
import queuesZhCn from '#assets/locales/zh-CN/queues.json' with { type: 'json' };
import builderZhCn from '#assets/locales/zh-CN/report-builder.json' with { type: 'json' };
import caseFieldsZhTw from '#assets/locales/zh-TW/case-fields.json' with { type: 'json' };
import commonZhTw from '#assets/locales/zh-TW/common.json' with { type: 'json' };
import queuesZhTw from '#assets/locales/zh-TW/queues.json' with { type: 'json' };
import builderZhTw from '#assets/locales/zh-TW/report-builder.json' with { type: 'json' };
import type { Language } from '#domain/model/choices.ts';
import { type ReportTexts, textsOf } from './texts.ts';

type Builder = Pick<
  typeof builderEn,
  | 'subjectLabel'
  | 'subject'
  | 'time'
  | 'conditions'
  | 'groupedBy'
  | 'order'
  | 'ways'
  | 'count'
  | 'columns'
  | 'column'
  | 'lostColumn'
  | 'lost_other'
  | 'groupsTitle'
  | 'all'
  | 'summary'
  | 'result'
> & { readonly lost_one?: string };

interface RowWords {
  readonly builder: Builder;
  readonly queues: Pick<
    typeof queuesEn,
    'field' | 'fieldIs' | 'fieldIsNot' | 'notField' | 'who' | 'sla' | 'range' | 'level' | 'chosen_other'
  >;
  readonly caseFields: Pick<typeof caseFieldsEn, 'unknown' | 'yes' | 'no' | 'test'>;
  readonly choices: Pick<
    typeof commonEn,
    'status' | 'callDirection' | 'mood' | 'followUpKind' | 'followUpOutcome' | 'messageChannel' | 'unknownPerson'
  >;
}

/** What files of rows say as well: the words of the builder, and of conditions. */
export type RowTexts = ReportTexts & RowWords;

const words: Readonly<Record<Language, RowWords>> = {
  en: { builder: builderEn, queues: queuesEn, caseFields: caseFieldsEn, choices: commonEn },
  'zh-CN': { builder: builderZhCn, queues: queuesZhCn, caseFields: caseFieldsZhCn, choices: commonZhCn },
  'zh-TW': { builder: builderZhTw, queues: queuesZhTw, caseFields: caseFieldsZhTw, choices: commonZhTw },
};

export function rowTexts(language: Language): RowTexts {
  return { ...textsOf(language), ...words[language] };
}
