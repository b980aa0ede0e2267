/** What a column of a file of customers can hold. Several columns may hold the same: two phones, an address in parts. */
export const importFields = [
  'externalId',
  'name',
  'organisation',
  'phone',
  'email',
  'chat',
  'address',
  'notes',
  'tags',
  'tier',
  'language',
  'birthday',
  'anniversary',
  'renewal',
  'consentPhone',
  'consentSms',
  'consentEmail',
  'consentChat',
  'consentPost',
] as const;
export type ImportField = (typeof importFields)[number];

/** By column; null for one that is left out. */
export type ImportColumns = readonly (ImportField | null)[];

/** Headers by what they hold: English, simplified and traditional Chinese, and what contact books call them. */
const headers: Readonly<Record<ImportField, string>> = {
  externalId:
    'external_id externalid id uid customer_id customer_no customer_number account_number 编号 編號 客户编号 客戶編號 客户号 会员号 會員號 会员编号 外部编号',
  name: 'name full_name fullname display_name fn customer customer_name contact contact_name contact_person 姓名 名字 客户 客戶 客户姓名 客戶姓名 客户名称 客戶名稱 联系人 聯絡人 联系人姓名 会员姓名',
  organisation:
    'organisation organization org company company_name employer business account_name 单位 單位 公司 公司名称 公司名稱 单位名称 單位名稱 企业 企业名称 机构 機構 组织 商户 商户名称 门店 门店名称 店名',
  phone:
    'phone phones tel phone_number telephone tel mobile mobile_phone cell cellphone work_phone home_phone business_phone fax contact_number 电话 電話 手机 手機 手机号 手機號碼 手机号码 电话号码 電話號碼 联系电话 聯絡電話 联系方式 座机 固话 办公电话 公司电话 家庭电话 传真 備用電話 备用电话',
  email:
    'email e_mail emails email_address e_mail_address mail work_email 邮箱 郵箱 邮件 电子邮件 電子郵件 电子邮箱 電子郵箱 邮箱地址',
  chat: 'chat impp wechat weixin whatsapp line qq im handle 微信 微信号 微信號 qq号 聊天账号 社交账号',
  address:
    'address adr street street_address postal_address home_address work_address business_address 地址 联系地址 聯絡地址 通讯地址 通訊地址 收货地址 家庭住址 住址 详细地址 公司地址 单位地址',
  notes: 'notes note remarks remark comment comments memo description 备注 備註 说明 說明 附注 备注信息',
  tags: 'tags tag labels label categories category groups 标签 標籤 客户标签 分组 分類 分类',
  tier: 'tier level customer_level grade vip 等级 等級 级别 級別 客户等级 客戶等級 客户级别 会员等级 會員等級',
  language: 'language lang preferred_language locale 语言 語言 语种',
  birthday: 'birthday birth_date birthdate date_of_birth dob bday 生日 出生日期 出生年月日',
  anniversary: 'anniversary wedding_anniversary 纪念日 紀念日 周年纪念 周年纪念日 结婚纪念日 結婚紀念日',
  renewal: 'renewal renewal_date 续约日 续约日期 續約日 續約日期 续费日 续费日期',
  consentPhone: 'consent_phone phone_consent phone_opt_in call_opt_in 电话授权 电话同意 同意电话 同意电话联系 電話授權',
  consentSms: 'consent_sms sms_consent sms_opt_in text_opt_in 短信授权 短信同意 同意短信 同意接收短信 簡訊授權',
  consentEmail:
    'consent_email email_consent email_opt_in newsletter marketing_email 邮件授权 邮件同意 同意邮件 同意接收邮件 郵件授權',
  consentChat: 'consent_chat chat_consent chat_opt_in wechat_opt_in 微信授权 聊天授权 同意微信 微信同意 聊天同意',
  consentPost: 'consent_post post_consent post_opt_in mail_opt_in letter_opt_in 信函授权 邮寄授权 同意信函 同意邮寄',
};

const fieldOf = new Map<string, ImportField>(
  importFields.flatMap((field) => headers[field].split(' ').map((header) => [headerKey(header), field] as const)),
);

/** Headers do not care about case, full width, what stands in brackets behind them, or a number at their end. */
function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【].*$/u, '')
    .replace(/[\s_\-./:*#]+/gu, '')
    .replace(/\d+$/u, '');
}

/** What the headers seem to hold. Of what can be there once only, the first column counts. */
export function guessColumns(names: readonly string[]): ImportColumns {
  const taken = new Set<ImportField>();
  return names.map((name) => {
    const field = fieldOf.get(headerKey(name));
    if (!field || (onceOnly.has(field) && taken.has(field))) return null;
    taken.add(field);
    return field;
  });
}

/** More than one column of these would contradict one another. */
export const onceOnly: ReadonlySet<ImportField> = new Set([
  ...(['externalId', 'organisation', 'tier', 'language', 'birthday', 'anniversary', 'renewal'] as const),
  ...(['consentPhone', 'consentSms', 'consentEmail', 'consentChat', 'consentPost'] as const),
]);
