import fc from 'fast-check';
import type { CommandName } from '#domain/commands/registry.ts';
import { articleVerdicts, articleWays, exportFormats, exportReaders, missPlaces } from '#domain/model/choices.ts';
import { ids } from '../../../builders/ids.ts';
import type { InputsOf } from './values.ts';
import { few, maybe, one, text } from './values.ts';

const both = { caseId: few(ids.case), articleId: few(ids.article) };

/** The knowledge base where somebody works by it. */
export const knowledgeInputs: InputsOf<Extract<CommandName, `knowledge.${string}`>> = {
  'knowledge.use': fc.record({ ...both, way: one(articleWays) }),
  'knowledge.judge': fc.record({ ...both, verdict: maybe(one(articleVerdicts)) }),
  'knowledge.start': fc.record(both),
  'knowledge.export': fc.record({ format: one(exportFormats), reader: one(exportReaders), articles: one([1, 90]) }),
  'knowledge.miss': fc.record({
    text: fc.oneof(text, one(['发票抬头写错了', 'reset 2FA 13800138000'])),
    place: one(missPlaces),
    names: fc.array(text, { maxLength: 2 }),
  }),
};
