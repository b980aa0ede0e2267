import type { ReplicaReader } from '#db/connection/handle.ts';
import { knowledgeExports } from '#db/queries/knowledge-exchange.ts';
import type { knowledgeExchangeProcedures } from '#domain/contract/ipc/knowledge-exchange-procedures.ts';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { KnowledgeExports } from '../export/knowledge/knowledge-exports.ts';
import type { KnowledgeImports } from '../imports/knowledge/knowledge-imports.ts';

interface Parts {
  readonly imports: () => KnowledgeImports;
  readonly exports: () => KnowledgeExports;
  readonly replica: () => ReplicaReader;
}

/** Articles that come in from files and go out as files. */
export function knowledgeExchangeHandlers({
  imports,
  exports,
  replica,
}: Parts): Pick<Handlers, keyof typeof knowledgeExchangeProcedures> {
  return {
    'knowledgeImports.begin': () => imports().begin(),
    'knowledgeImports.add': ({ id, ...file }) => imports().add(id, file),
    'knowledgeImports.append': ({ id, fileId, offset, data }) => imports().append(id, fileId, offset, data),
    'knowledgeImports.run': (input) => imports().run(input),
    'knowledgeImports.stop': ({ id }) => {
      imports().stop(id);
      return null;
    },
    'knowledgeImports.drop': async ({ id }) => {
      await imports().drop(id);
      return null;
    },
    'knowledgeExports.make': (input) => exports().make(input),
    'knowledgeExports.cancel': ({ id }) => {
      exports().cancel(id);
      return null;
    },
    'knowledgeExports.piece': ({ id, offset }) => exports().piece(id, offset),
    'knowledgeExports.list': () => knowledgeExports(replica(), 100),
    'knowledgeExports.drop': async ({ id }) => {
      await exports().drop(id);
      return null;
    },
  };
}
