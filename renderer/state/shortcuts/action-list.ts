import type { KeyName } from './key-names.ts';

/** Where an action belongs, in the order of the cheat sheet. */
export const actionGroups = [
  'everywhere',
  'go',
  'tabs',
  'list',
  'calls',
  'case',
  'follow-ups',
  'visits',
  'appointments',
  'customers',
  'knowledge',
  'reports',
] as const;
export type ActionGroup = (typeof actionGroups)[number];

interface Action {
  readonly group: ActionGroup;
  /** Its usual key; null for none. People may choose another one. */
  readonly keys: KeyName | null;
  /** Keys it has besides, which stay. */
  readonly also?: readonly KeyName[];
  /** The key belongs to what has the focus (a field, a list): it can be read here, not changed. */
  readonly fixed?: true;
}

/**
 * Every action that has a name, a place in the palette and a line on the cheat sheet. Names are `action.<id>` in the texts of `keyboard`;
 * what it does is said by the view that shows it (`useActions`).
 */
export const actionList = {
  'search.open': { group: 'everywhere', keys: 'mod+k' },
  'help.keys': { group: 'everywhere', keys: '?' },
  'case.new': { group: 'everywhere', keys: 'c' },
  'call.answer': { group: 'everywhere', keys: 'mod+shift+a' },
  'edit.undo': { group: 'everywhere', keys: 'mod+z', fixed: true },
  'sheet.emergency': { group: 'everywhere', keys: null },
  'visit.new': { group: 'everywhere', keys: null },
  'sync.now': { group: 'everywhere', keys: null },
  'sync.offline': { group: 'everywhere', keys: null },
  'account.signOut': { group: 'everywhere', keys: null },

  'go.cases': { group: 'go', keys: 'g c' },
  'go.customers': { group: 'go', keys: 'g u' },
  'go.calls': { group: 'go', keys: 'g l' },
  'go.visits': { group: 'go', keys: 'g v' },
  'go.follow-ups': { group: 'go', keys: 'g f' },
  'go.appointments': { group: 'go', keys: 'g a' },
  'go.cooperation': { group: 'go', keys: 'g h' },
  'go.knowledge': { group: 'go', keys: 'g k' },
  'go.reports': { group: 'go', keys: 'g r' },
  'go.sync': { group: 'go', keys: 'g y' },
  'go.settings': { group: 'go', keys: 'g s' },
  'go.search': { group: 'go', keys: 'g /' },

  'tab.next': { group: 'tabs', keys: ']' },
  'tab.previous': { group: 'tabs', keys: '[' },
  'tab.nth': {
    group: 'tabs',
    keys: 'alt+1',
    also: ['alt+2', 'alt+3', 'alt+4', 'alt+5', 'alt+6', 'alt+7', 'alt+8', 'alt+9'],
    fixed: true,
  },
  'tab.close': { group: 'tabs', keys: 'w' },
  'tab.pin': { group: 'tabs', keys: null },
  'tab.left': { group: 'tabs', keys: '{' },
  'tab.right': { group: 'tabs', keys: '}' },

  'list.next': { group: 'list', keys: 'j', also: ['ArrowDown'] },
  'list.previous': { group: 'list', keys: 'k', also: ['ArrowUp'] },
  'list.open': { group: 'list', keys: 'Enter', fixed: true },
  'list.back': { group: 'list', keys: 'Escape', fixed: true },
  'list.select': { group: 'list', keys: 'Space', fixed: true },
  'list.selectNext': { group: 'list', keys: 'shift+ArrowDown', fixed: true },
  'list.selectPrevious': { group: 'list', keys: 'shift+ArrowUp', fixed: true },
  'list.selectAll': { group: 'list', keys: 'mod+a', fixed: true },
  'list.bulk': { group: 'list', keys: 'b' },
  'list.search': { group: 'list', keys: '/' },
  'list.new': { group: 'list', keys: 'n' },
  'list.export': { group: 'list', keys: null },

  'call.hold': { group: 'calls', keys: 'mod+shift+h' },
  'call.end': { group: 'calls', keys: 'mod+shift+e' },
  'call.next': { group: 'calls', keys: 'mod+shift+l' },
  'call.case': { group: 'calls', keys: 'mod+shift+k' },
  'call.entry': { group: 'calls', keys: 'mod+shift+o' },
  'call.promise': { group: 'calls', keys: 'mod+shift+f' },
  'call.script': { group: 'calls', keys: 'mod+shift+s' },

  'case.reply': { group: 'case', keys: 'r' },
  'case.note': { group: 'case', keys: 'n' },
  'case.call': { group: 'case', keys: 'l' },
  'case.visit': { group: 'case', keys: null },
  'case.received': { group: 'case', keys: 'y' },
  'case.send': { group: 'case', keys: 'mod+Enter', fixed: true },
  'case.assign': { group: 'case', keys: 'a' },
  'case.take': { group: 'case', keys: 'i' },
  'case.status': { group: 'case', keys: 's' },
  'case.solve': { group: 'case', keys: 'e' },
  'case.priority': { group: 'case', keys: 'p' },
  'case.tag': { group: 'case', keys: 't' },
  'case.macro': { group: 'case', keys: 'q' },
  'case.follow-up': { group: 'case', keys: 'f' },
  'case.appointment': { group: 'case', keys: null },
  'case.recommend': { group: 'case', keys: null },
  'case.feedback': { group: 'case', keys: null },
  'case.handoff': { group: 'case', keys: 'h' },
  'case.escalate': { group: 'case', keys: 'x' },
  'case.compensate': { group: 'case', keys: null },
  'case.attach': { group: 'case', keys: null },
  'case.undoSend': { group: 'case', keys: 'z' },
  'case.merge': { group: 'case', keys: 'm' },
  'case.split': { group: 'case', keys: null },
  'case.continue': { group: 'case', keys: null },
  'case.link': { group: 'case', keys: null },
  'case.parent': { group: 'case', keys: null },
  'case.children': { group: 'case', keys: null },
  'case.declare': { group: 'case', keys: null },
  'case.broadcast': { group: 'case', keys: null },
  'case.closeParts': { group: 'case', keys: null },
  'case.unread': { group: 'case', keys: 'u' },
  'case.show': { group: 'case', keys: 'v' },
  'case.fields': { group: 'case', keys: 'd' },
  'case.subject': { group: 'case', keys: null },
  'case.copyNumber': { group: 'case', keys: '.' },
  'case.window': { group: 'case', keys: 'o' },

  'follow-up.complete': { group: 'follow-ups', keys: 'e' },
  'follow-up.move': { group: 'follow-ups', keys: 'm' },
  'follow-up.handOver': { group: 'follow-ups', keys: 'h' },
  'follow-up.cancel': { group: 'follow-ups', keys: null },
  'follow-up.handOverAll': { group: 'follow-ups', keys: null },
  'follow-up.list': { group: 'follow-ups', keys: '1' },
  'follow-up.week': { group: 'follow-ups', keys: '2' },
  'follow-up.month': { group: 'follow-ups', keys: '3' },
  'follow-up.print': { group: 'follow-ups', keys: 'mod+p', fixed: true },

  'visit.arrived': { group: 'visits', keys: 'a' },
  'visit.left': { group: 'visits', keys: 'l' },
  'visit.correct': { group: 'visits', keys: 'e' },
  'visit.sign': { group: 'visits', keys: 's' },
  'visit.print': { group: 'visits', keys: 'mod+p', fixed: true },
  'visit.pdf': { group: 'visits', keys: null },
  'appointment.week': { group: 'appointments', keys: '1' },
  'appointment.day': { group: 'appointments', keys: '2' },
  'appointment.today': { group: 'appointments', keys: 't' },

  'customer.duplicates': { group: 'customers', keys: 'd' },
  'customer.organisations': { group: 'customers', keys: 'o' },
  'customer.import': { group: 'customers', keys: 'i' },
  'customer.merge': { group: 'customers', keys: 'm' },
  'customer.apart': { group: 'customers', keys: 'x' },
  'customer.expiring': { group: 'customers', keys: 'e' },
  'customer.addHolding': { group: 'customers', keys: null },
  'customer.followUpHolding': { group: 'customers', keys: 'f' },
  'customer.recommend': { group: 'customers', keys: null },
  'customer.attach': { group: 'customers', keys: null },
  'customer.care': { group: 'customers', keys: 'a' },
  'customer.printFile': { group: 'customers', keys: 'mod+p', fixed: true },
  'customer.pdfFile': { group: 'customers', keys: null },
  'customer.planCare': { group: 'customers', keys: 'p' },

  'article.edit': { group: 'knowledge', keys: null },
  'article.import': { group: 'knowledge', keys: null },
  'article.export': { group: 'knowledge', keys: null },
  'article.read': { group: 'knowledge', keys: 'mod+shift+p' },
  'article.insert': { group: 'knowledge', keys: 'mod+shift+y' },
  'article.link': { group: 'knowledge', keys: 'mod+shift+d' },
  'article.start': { group: 'knowledge', keys: 'mod+shift+g' },
  'article.fromCase': { group: 'knowledge', keys: null },
  'questions.export': { group: 'knowledge', keys: null },

  'board.wall': { group: 'reports', keys: 'f' },
  'report.narrow': { group: 'reports', keys: null },
  'report.export': { group: 'reports', keys: null },
  'feedback.answer': { group: 'knowledge', keys: null },
  'feedback.tell': { group: 'knowledge', keys: null },
} as const satisfies Record<string, Action>;

export type ActionId = keyof typeof actionList;
export const actionIds = Object.keys(actionList) as ActionId[];

/** Menus of another version may name others. */
export function isActionId(id: string): id is ActionId {
  return Object.hasOwn(actionList, id);
}

export function actionOf(id: ActionId): Action {
  return actionList[id];
}

/** Pairs that are never on the screen together may share a key: an open case writes a note with the key that adds to other lists. */
const apart: readonly (readonly [ActionId | ActionGroup, ActionId | ActionGroup])[] = [
  ['list.new', 'case'],
  ['follow-ups', 'case'],
  ['customers', 'case'],
  ['customers', 'follow-ups'],
  ['visits', 'case'],
  ['visits', 'follow-ups'],
  ['visits', 'customers'],
  ['appointments', 'case'],
  ['appointments', 'follow-ups'],
  ['appointments', 'customers'],
  ['reports', 'case'],
  ['reports', 'customers'],
];

export function mayShareKeys(one: ActionId, other: ActionId): boolean {
  const is = (id: ActionId, what: ActionId | ActionGroup): boolean => id === what || actionOf(id).group === what;
  return apart.some(([a, b]) => (is(one, a) && is(other, b)) || (is(one, b) && is(other, a)));
}
