/** What a prepared text may ask for, by each of its names. */
const names: Readonly<Record<string, Variable>> = {
  'customer.name': 'customerName',
  客户姓名: 'customerName',
  客戶姓名: 'customerName',
  'customer.organisation': 'organisation',
  'customer.organization': 'organisation',
  客户单位: 'organisation',
  客戶單位: 'organisation',
  'case.number': 'number',
  工单号: 'number',
  工單編號: 'number',
  'case.subject': 'subject',
  工单主题: 'subject',
  工單主旨: 'subject',
  'agent.name': 'agentName',
  客服姓名: 'agentName',
  'team.name': 'teamName',
  团队名称: 'teamName',
  團隊名稱: 'teamName',
};

type Variable = 'customerName' | 'organisation' | 'number' | 'subject' | 'agentName' | 'teamName';
export type Values = Readonly<Record<Variable, string>>;

/** What is known where the text goes. */
interface Place {
  readonly fields: { readonly number: string; readonly subject: string };
  readonly customer: { readonly name: string; readonly organisationName: string | null } | null;
  readonly teamName: string;
}

export function valuesOf({ fields, customer, teamName }: Place, agent: { readonly name: string }): Values {
  return {
    customerName: customer?.name ?? '',
    organisation: customer?.organisationName ?? '',
    number: fields.number,
    subject: fields.subject,
    agentName: agent.name,
    teamName,
  };
}

/** Fills in what the case knows. What it does not know, or nobody has heard of, stays as it stands, to be filled in by hand. */
export function fillIn(text: string, values: Values): string {
  return fillPlaces(text, (name) => {
    const variable = Object.hasOwn(names, name) ? names[name] : undefined;
    return variable && values[variable];
  });
}

/** The text with what `valueFor` knows of the places `{{…}}` in it; the others stay as they stand. */
export function fillPlaces(text: string, valueFor: (name: string) => string | undefined): string {
  return text.replace(/\{\{\s*([^{}\n]{1,60}?)\s*\}\}/g, (whole, name: string) => valueFor(name) || whole);
}

/** A place that a person has to fill in before the text goes: `{{order.number}}`. */
export const blankPlace = /\{\{[^{}\n]{1,60}\}\}/g;

export function blanksIn(text: string): readonly string[] {
  return [...new Set(text.match(blankPlace))];
}
