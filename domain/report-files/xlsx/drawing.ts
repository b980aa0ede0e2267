import type { ReportChart } from '../report.ts';
import { xml, xmlHead } from './xml.ts';

export interface Placed {
  readonly chart: ReportChart;
  /** Counted from 0. */
  readonly row: number;
}

const rowPixels = 20;
const unitsOfPixel = 9525;
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Rows that a picture covers. */
export function pictureRows({ height }: ReportChart): number {
  return Math.ceil(height / rowPixels);
}

/** Pictures that stand on a sheet, each with its words. */
export function drawingXml(placed: readonly Placed[]): string {
  const anchors = placed.map(({ chart, row }, at) => {
    const size = `cx="${Math.round(chart.width * unitsOfPixel)}" cy="${Math.round(chart.height * unitsOfPixel)}"`;
    const name = `<xdr:cNvPr id="${at + 2}" name="${xml(chart.title)}" descr="${xml(chart.text)}"/>`;
    return `<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext ${size}/><xdr:pic><xdr:nvPicPr>${name}<xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId${at + 1}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`;
  });
  return `${xmlHead}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${relations}">${anchors.join('')}</xdr:wsDr>`;
}

/** What a part of the workbook refers to, `rId1` being the first. */
export function relationsXml(targets: readonly { readonly type: string; readonly target: string }[]): string {
  const all = targets.map(({ type, target }, at) => {
    const kind = type.includes('/') ? type : `${relations}/${type}`;
    return `<Relationship Id="rId${at + 1}" Type="${kind}" Target="${target}"/>`;
  });
  return `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}
