import { columnLetters } from './cells.ts';
import { xml, xmlHead } from './xml.ts';

export interface Sheet {
  readonly name: string;
  /** Rows below the head and columns; none of a sheet that is not a table. */
  readonly table: { readonly rows: number; readonly columns: number } | null;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The list of the sheets. A filter is one for some programs only when its place has this name; the head is printed on every page. */
export function workbookXml(sheets: readonly Sheet[]): string {
  const list = sheets.map(({ name }, at) => `<sheet name="${xml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const names = sheets.flatMap(({ name, table }, at) => {
    if (!table) return [];
    const sheet = xml(`'${name.replaceAll("'", "''")}'`);
    const place = `${sheet}!$A$1:$${columnLetters(table.columns - 1)}$${table.rows + 1}`;
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${place}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${sheet}!$1:$1</definedName>`,
    ];
  });
  const defined = names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : '';
  return `${xmlHead}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews><sheets>${list.join('')}</sheets>${defined}</workbook>`;
}

export function contentTypesXml(sheets: number, pictures: number): string {
  const office = 'application/vnd.openxmlformats-officedocument';
  const part = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${type}"/>`;
  const all = [
    part('xl/workbook.xml', `${office}.spreadsheetml.sheet.main+xml`),
    part('xl/styles.xml', `${office}.spreadsheetml.styles+xml`),
    part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    ...Array.from({ length: sheets }, (_, at) =>
      part(`xl/worksheets/sheet${at + 1}.xml`, `${office}.spreadsheetml.worksheet+xml`),
    ),
    ...(pictures > 0 ? [part('xl/drawings/drawing1.xml', `${office}.drawing+xml`)] : []),
  ];
  return `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${all.join('')}</Types>`;
}

/** `created` is ISO 8601 in UTC. */
export function propertiesXml(title: string, created: string): string {
  return `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created></cp:coreProperties>`;
}
