import type { CaseStatus, CaseType, Language, Priority } from '#domain/model/choices.ts';

/** The words other systems use, English, simplified and traditional Chinese; keys are folded by `wordKey`. */
type Words<T extends string> = Readonly<Record<T, string>>;

const typeWords: Words<CaseType> = {
  inquiry: 'inquiry enquiry question 咨询 咨詢 询问 詢問 諮詢 问题 問題',
  complaint: 'complaint 投诉 投訴 客诉 客訴 抱怨',
  'service-request': 'service-request service request task 服务请求 服務請求 服务 服務 申请 申請',
  'return-exchange': 'return-exchange return exchange refund 退换 退換 退换货 退換貨 退货 退貨 换货 換貨 退款',
  repair: 'repair bug problem defect 维修 維修 报修 報修 故障',
  suggestion: 'suggestion feature enhancement idea 建议 建議',
  praise: 'praise compliment thanks 表扬 表揚 感谢 感謝',
  incident: 'incident outage 事件 群发事件 群發事件 突发事件',
};

const statusWords: Words<CaseStatus> = {
  new: 'new 新建 新增 未处理 未處理 待处理 待處理',
  open: 'open in-progress processing active 处理中 處理中 进行中 進行中 打开 開啟 已受理',
  'pending-customer':
    'pending-customer pending waiting 待客户 待客戶 等待客户 等待客戶 待客户回复 待客戶回覆 待回复 待回覆',
  'pending-third-party': 'pending-third-party third-party 待第三方 等待第三方',
  'on-hold': 'on-hold hold paused 挂起 掛起 暂停 暫停 搁置 擱置',
  solved: 'solved resolved done fixed 已解决 已解決 解决 解決 已处理 已處理 已完成 完成',
  closed: 'closed archived 已关闭 已關閉 关闭 關閉 已结案 已結案 归档 歸檔',
  reopened: 'reopened 重新打开 重新開啟 重开 重開',
};

const priorityWords: Words<Priority> = {
  low: 'low minor p3 p4 低',
  normal: 'normal medium p2 中 普通 一般 正常',
  high: 'high major p1 高 重要',
  urgent: 'urgent critical blocker p0 紧急 緊急 特急 加急',
};

const languageWords: Words<Language> = {
  'zh-CN': 'zh-cn zh zh-hans chinese 中文 简体 简体中文',
  'zh-TW': 'zh-tw zh-hant zh-hk 繁體 繁體中文 繁体 繁体中文',
  en: 'en en-us en-gb english 英文 英语 英語',
};

export type WordReader<T extends string> = (written: string) => T | undefined;

function readerOf<T extends string>(words: Words<T>): WordReader<T> {
  const byKey = new Map<string, T>();
  for (const [choice, list] of Object.entries<string>(words))
    for (const word of list.split(' ')) byKey.set(word, choice as T);
  return (written) => byKey.get(wordKey(written));
}

function wordKey(written: string): string {
  return written
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}

export const readType = readerOf(typeWords);
export const readStatus = readerOf(statusWords);
export const readPriority = readerOf(priorityWords);
export const readLanguage = readerOf(languageWords);
