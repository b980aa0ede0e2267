import type { ColumnKind } from '../report.ts';
import { xmlHead } from './xml.ts';

interface Style {
  readonly format?: number;
  readonly font?: number;
  readonly fill?: number;
  readonly border?: number;
  readonly align?: string;
  /** Stays a text when it is edited, whatever it begins with. */
  readonly quoted?: boolean;
}

/** By their order in the sheet's styles. Formats below 164 are built in: 3 is `#,##0`, 46 is `[h]:mm:ss`. */
const styles = {
  plain: {},
  text: { align: 'vertical="top"' },
  quoted: { align: 'vertical="top"', quoted: true },
  wrapped: { align: 'vertical="top" wrapText="1"' },
  title: { font: 2 },
  label: { font: 1, align: 'vertical="top"' },
  head: { font: 1, fill: 2, border: 1, align: 'vertical="center"' },
  count: { format: 3, align: 'vertical="top"' },
  number: { format: 164, align: 'vertical="top"' },
  share: { format: 165, align: 'vertical="top"' },
  duration: { format: 46, align: 'vertical="top"' },
  moment: { format: 166, align: 'vertical="top"' },
  day: { format: 167, align: 'vertical="top"' },
  flag: { align: 'horizontal="center" vertical="top"' },
} as const satisfies Readonly<Record<ColumnKind | string, Style>>;

export type StyleName = keyof typeof styles;

const names = Object.keys(styles) as readonly StyleName[];
const numbers = new Map(names.map((name, at) => [name, at]));

export function styleNumber(name: StyleName): number {
  return numbers.get(name) ?? 0;
}

function styleXml({ format = 0, font = 0, fill = 0, border = 0, align, quoted }: Style): string {
  const ids = `numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`;
  const applied = `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"${quoted ? ' quotePrefix="1"' : ''}`;
  return align ? `<xf ${ids} ${applied} applyAlignment="1"><alignment ${align}/></xf>` : `<xf ${ids} ${applied}/>`;
}

const edge = (side: string, isDrawn: boolean) =>
  isDrawn ? `<${side} style="thin"><color rgb="FF9AA4B2"/></${side}>` : `<${side}/>`;
const border = (isDrawn: boolean) =>
  `<border>${edge('left', false)}${edge('right', false)}${edge('top', false)}${edge('bottom', isDrawn)}<diagonal/></border>`;
const font = (size: number, isBold: boolean) =>
  `<font>${isBold ? '<b/>' : ''}<sz val="${size}"/><name val="Calibri"/><family val="2"/></font>`;

export const stylesXml = `${xmlHead}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="4"><numFmt numFmtId="164" formatCode="#,##0.00"/><numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd hh:mm"/><numFmt numFmtId="167" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3">${font(11, false)}${font(11, true)}${font(16, true)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF4"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2">${border(false)}${border(true)}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${names.length}">${names.map((name) => styleXml(styles[name])).join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
