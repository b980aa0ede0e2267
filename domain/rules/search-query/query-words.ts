import type { CaseStatus } from '../../model/choices.ts';
import { foldText } from '../text-fold.ts';
import type { SearchKind } from './query-part.ts';

type QueryKey = 'in' | 'tel' | 'from' | 'tag' | 'status' | 'after' | 'before';

/** The first of each is how it is written; the others are read as well. All are folded: simplified, lower case. */
const kindNames: Readonly<Record<SearchKind, readonly string[]>> = {
  case: ['c', 'case', 'cases', '工单'],
  customer: ['p', 'customer', 'customers', '客户'],
  article: ['k', 'kb', 'article', 'articles', 'knowledge', '知识', '知识库', '话术'],
  entry: ['e', 'entry', 'entries', '记录', '沟通', '沟通记录'],
  call: ['t', 'call', 'calls', '通话', '通话记录'],
  holding: ['h', 'asset', 'order', 'contract', '资产', '订单', '合同'],
};

const keyNames: Readonly<Record<QueryKey, readonly string[]>> = {
  in: ['in', '在', '范围'],
  tel: ['tel', 'phone', '电话', '手机', '号码'],
  from: ['from', 'by', '来自', '作者'],
  tag: ['tag', '标签'],
  status: ['status', 'is', '状态'],
  after: ['after', 'since', '自', '晚于', '之后'],
  before: ['before', '早于', '之前'],
};

const statusNames: Readonly<Record<CaseStatus, readonly string[]>> = {
  new: ['new', '新建', '待受理'],
  open: ['open', '处理中', '进行中'],
  'pending-customer': ['pending-customer', 'pending', '等客户', '等待客户', '待客户回复'],
  'pending-third-party': ['pending-third-party', '等第三方', '等待第三方'],
  'on-hold': ['on-hold', 'hold', '挂起', '暂停'],
  solved: ['solved', '已解决', '解决'],
  closed: ['closed', '已关闭', '关闭'],
  reopened: ['reopened', '重开', '已重开', '重新打开'],
};

function byName<T extends string>(names: Readonly<Record<T, readonly string[]>>): ReadonlyMap<string, T> {
  const entries = Object.entries(names) as [T, readonly string[]][];
  return new Map(entries.flatMap(([meant, known]) => known.map((name) => [name, meant] as const)));
}

const kinds = byName(kindNames);
const keys = byName(keyNames);
const statuses = byName(statusNames);

export function kindNamed(name: string): SearchKind | undefined {
  return kinds.get(foldText(name));
}

export function keyNamed(name: string): QueryKey | undefined {
  return keys.get(foldText(name));
}

export function statusNamed(name: string): CaseStatus | undefined {
  return statuses.get(foldText(name));
}

/** The shortest way to write the kind. */
export function nameOfKind(kind: SearchKind): string {
  return kindNames[kind][0] ?? kind;
}
