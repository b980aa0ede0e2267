import type { StoredAccount } from '#db/profile/accounts.ts';
import type { BulkParts } from '../bulk/bulk-parts.ts';
import { KnowledgeExports } from '../export/knowledge/knowledge-exports.ts';
import type { FileMaker } from '../export/report/file-order.ts';
import { makeFileInThread } from '../export/report/make-file-in-thread.ts';
import { type ReportExportParts, ReportExports } from '../export/report/report-exports.ts';
import type { Attachments } from '../files/attachments.ts';
import { CustomerImports } from '../imports/customer-imports.ts';
import { KnowledgeImports } from '../imports/knowledge/knowledge-imports.ts';
import type { Ports } from '../ports.ts';
import { accountFile, type ProfileFiles } from './account-files.ts';

export interface TransferParts extends Omit<BulkParts, 'undoLog'>, Pick<ReportExportParts, 'rows' | 'run'> {
  readonly account: Pick<StoredAccount, 'agentId' | 'workspaceId'>;
  readonly files: ProfileFiles;
  readonly ports: Pick<Ports, 'random' | 'threads' | 'log'>;
  readonly newId: () => string;
  readonly attachments: () => Attachments;
  /** What one file may hold. */
  readonly mostBytes: () => number;
}

/** What people bring into an account from files, and take out of it as files. */
export class AccountTransfers {
  readonly customerImports: CustomerImports;
  readonly articleImports: KnowledgeImports;
  readonly articleExports: KnowledgeExports;
  readonly reportExports: ReportExports;

  constructor({ account, files, ports, ...rest }: TransferParts) {
    const parts = { ...rest, workspaceId: account.workspaceId, profileKey: files.key, random: ports.random };
    const folder = (name: string) => accountFile(files, account.agentId, name);
    this.customerImports = new CustomerImports({ ...parts, folder: folder('imports') });
    this.articleImports = new KnowledgeImports({ ...parts, folder: folder('article-imports') });
    this.articleExports = new KnowledgeExports({ ...parts, folder: folder('article-exports') });
    this.reportExports = new ReportExports({
      ...parts,
      actor: () => rest.store.actor,
      folder: folder('report-exports'),
      maker: ports.threads ? makeFileInThread(ports.threads, ports.log) : makeWithoutThread,
    });
  }

  async close(): Promise<void> {
    await this.customerImports.close();
    await this.articleImports.close();
    await this.articleExports.close();
    await this.reportExports.close();
  }
}

/** What writes files is loaded when there is one to be written: with threads, never here. */
async function* makeWithoutThread(...[order, batches]: Parameters<FileMaker>): AsyncGenerator<Uint8Array> {
  const { makeFileHere } = await import('../export/report/make-file-here.ts');
  yield* makeFileHere(order, batches);
}
