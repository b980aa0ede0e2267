import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { temporaryFolder } from '../harness/temp-folder.ts';
import { folderWith } from './collect.ts';

/** A set of real data, or generated data of the same shape where the folder is not there. */
export interface TrialData {
  readonly path: string;
  readonly cases: number;
  readonly comments: number;
}

const root = resolve(process.env.HOLDFAST_DATA ?? '../shared/data');

const forumFile = resolve(root, 'zh-egret-support-forum/egret_qa.jsonl');
const trackerFolder = resolve(root, 'en-zbugs-tracker');
export const hasForum = existsSync(forumFile);
export const hasTracker = existsSync(trackerFolder);

/** Outside a test, say who removes the generated files: see `temporaryFolder`. */
type WhenDone = Parameters<typeof temporaryFolder>;

export function forumData(...whenDone: WhenDone): TrialData {
  if (hasForum) return { path: forumFile, cases: 2908, comments: 2908 };
  console.warn(`\n!!! ${forumFile} is not there: the forum import runs on generated questions.\n`);
  const lines = Array.from({ length: 300 }, (_, id) =>
    JSON.stringify({
      id,
      asked_at: `201${4 + (id % 4)}-${1 + (id % 12)}-${1 + (id % 28)} ${id % 24}:0${id % 10}`,
      source_url: `http://forum.invalid/thread-${id}-1-1.html`,
      asker: `u${(id % 90).toString(16).padStart(8, '0')}`,
      answerer: `u${(1000 + (id % 30)).toString(16).padStart(8, '0')}`,
      question: `第 ${id} 个问题：打包以后白屏怎么处理？`,
      answer: `把第 ${id} 号资源重新发布一次`,
    }),
  );
  return {
    path: folderWith({ 'egret_qa.jsonl': lines.join('\n') }, ...whenDone)('egret_qa.jsonl'),
    cases: 300,
    comments: 300,
  };
}

export function trackerData(...whenDone: WhenDone): TrialData {
  if (hasTracker) return { path: trackerFolder, cases: 516, comments: 924 };
  console.warn(`\n!!! ${trackerFolder} is not there: the tracker import runs on generated issues.\n`);
  return { path: folderWith(trackerFiles(60, 100), ...whenDone)(), cases: 60, comments: 100 };
}

/** The five tables of a tracker's export, with quoted cells over several lines and times as floats. */
export function trackerFiles(issues: number, comments: number): Record<string, string> {
  const at = (n: number): number => 1_700_000_000_000 + n * 60_000;
  const issue = Array.from(
    { length: issues },
    (_, n) =>
      `I${n},Issue ${n},${n % 3 !== 0},${at(n + 500)},${at(n)},U${n % 4},,"First ""line""\n\nsecond, line ${n}",public,P`,
  );
  const comment = Array.from(
    { length: comments },
    (_, n) => `C${n},I${n % issues},${at(n + 100)}.0,"Seen\nby ${n}",U${n % 5}`,
  );
  return {
    'issue.csv': `"id","title","open","modified","created","creatorID","assigneeID","description","visibility","projectID"\n${issue.join('\n')}\n`,
    'comment.csv': `id,issueID,created,body,creatorID\n${comment.join('\n')}\n`,
    'issueLabel.csv': `labelID,issueID,projectID\nL0,I0,P\nL1,I1,P\nL2,I1,P\n`,
    'label.csv': 'id,name,projectID\nL0,bug,P\nL1,enhancement,P\nL2,p0,P\n',
    'user.csv': `id,login,name,avatar,role,githubID,email\n${[0, 1, 2, 3, 4].map((n) => `U${n},login${n},Person ${n},,${n === 4 ? 'crew' : 'user'},${n}, p${n}@tracker.invalid`).join('\n')}\n`,
  };
}
