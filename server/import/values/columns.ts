/** The columns of a plain file of cases, by the names docs/import.md gives them, with what else they are known by. */
const names = {
  externalId: 'external_id id case_id ticket_id number 编号 編號 工单号 工單號 工单编号 工單編號',
  subject: 'subject title summary 主题 主題 标题 標題',
  description: 'description body content question details 描述 内容 內容 问题 問題 问题描述 問題描述',
  type: 'type case_type category 类型 類型 工单类型 工單類型',
  status: 'status state 状态 狀態',
  priority: 'priority severity 优先级 優先級 优先順序 優先順序',
  tags: 'tags labels 标签 標籤',
  openedAt: 'opened_at created_at created asked_at date 创建时间 建立時間 创建日期 開單時間 提问时间 时间 時間',
  lastActivityAt: 'last_activity_at updated_at modified_at modified updated 更新时间 更新時間',
  solvedAt: 'solved_at resolved_at closed_at 解决时间 解決時間 关闭时间 關閉時間',
  customerId: 'customer_id 客户编号 客戶編號',
  customerName: 'customer_name customer requester 客户 客戶 客户姓名 客戶姓名 客户名称 客戶名稱 姓名',
  customerPhone: 'customer_phone phone mobile 电话 電話 手机 手機 手机号 客户电话 客戶電話 联系电话 聯絡電話',
  customerEmail: 'customer_email email e_mail 邮箱 郵箱 电子邮件 電子郵件 客户邮箱',
  language: 'language customer_language 语言 語言',
  assignee: 'assignee assigned_to agent owner 负责人 負責人 处理人 處理人 客服',
  reply: 'reply answer response 回复 回覆 答复 答覆 回答',
  repliedAt: 'replied_at answered_at 回复时间 回覆時間 答复时间',
  replyAuthor: 'reply_author answerer replied_by 回复人 回覆人 答复人',
} as const;

export type ColumnName = keyof typeof names;

const byKey = new Map<string, ColumnName>(
  Object.entries(names).flatMap(([name, keys]) => keys.split(' ').map((key) => [key, name as ColumnName] as const)),
);

/** Header names do not care about case, spaces, hyphens or full width. */
export function columnKey(header: string): string {
  return header
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

export function columnNamed(header: string): ColumnName | undefined {
  return byKey.get(columnKey(header));
}

/** How the documentation calls a column. */
export function columnLabel(name: ColumnName): string {
  return names[name].split(' ')[0] ?? name;
}

/** A file needs one of these to be a file of cases. */
export function isCaseHeader(headers: readonly string[]): boolean {
  const found = headers.map(columnNamed);
  return found.includes('subject') || found.includes('description');
}

/** The wording of one row by column; where two headers mean the same column, the first that says something counts. */
export function fieldsByColumn(headers: readonly string[], cells: readonly string[]): Map<ColumnName, string> {
  const fields = new Map<ColumnName, string>();
  headers.forEach((header, at) => {
    const name = columnNamed(header);
    const value = cells[at]?.trim();
    if (name && value && !fields.has(name)) fields.set(name, value);
  });
  return fields;
}
