import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** Attributes whose text somebody reads or hears. */
const readAloud = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'caption',
  'description',
  'error',
  'hint',
  'label',
  'nothingFoundMessage',
  'placeholder',
  'title',
]);

/** What dialogs, menus and messages call the words they show. */
const shown = new Set([...readAloud, 'buttonLabel', 'detail', 'message', 'sublabel', 'text', 'toolTip']);

/** Letters only: full-width marks also stand for what people type. */
const asian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const word = /\p{L}{2}/u;
/** In plain code a literal may be a name of the program's; people are written to with capitals or several words. */
const sentence = /^\p{Lu}\p{Ll}|\p{L}\s+\p{L}/u;

/** Every text in a source file that people would read and that no other language could replace. */
export function hardCodedTexts(path: string, source = readFileSync(path, 'utf8')): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found = new Map<ts.Node, string>();
  const note = (node: ts.Node, text: string) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.set(node, `${path}:${line + 1}: ${text.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== undefined && asian.test(text)) note(node, text);
    if (ts.isJsxText(node) && word.test(node.text)) note(node, node.text);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) noteValues(node.expression, word, note);
    if (ts.isJsxAttribute(node) && readAloud.has(node.name.getText(file))) noteValues(node.initializer, word, note);
    if (ts.isPropertyAssignment(node) && shown.has(nameOf(node.name))) noteValues(node.initializer, sentence, note);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...found.values()];
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isRegularExpressionLiteral(node)) return node.text;
  return ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node) ? node.text : undefined;
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';
}

/** The literals an expression can come to: both branches of a choice, the parts of a template; not the arguments of a call. */
function noteValues(node: ts.Node | undefined, pattern: RegExp, note: (node: ts.Node, text: string) => void): void {
  if (!node) return;
  const further = (...nodes: readonly (ts.Node | undefined)[]) => {
    for (const each of nodes) noteValues(each, pattern, note);
  };
  const text = textOf(node);
  if (text !== undefined) {
    if (pattern.test(text)) note(node, text);
  } else if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node)) further(node.expression);
  else if (ts.isConditionalExpression(node)) further(node.whenTrue, node.whenFalse);
  else if (ts.isTemplateExpression(node)) further(node.head, ...node.templateSpans.map(({ literal }) => literal));
  else if (ts.isBinaryExpression(node) && !isComparison(node.operatorToken.kind))
    further(node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ? undefined : node.left, node.right);
}

function isComparison(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.LessThanToken && kind <= ts.SyntaxKind.ExclamationEqualsEqualsToken;
}
