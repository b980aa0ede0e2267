import { describe, expect, it } from 'vitest';
import { isFormatted, markdownOfHtml } from '#renderer/ui/editor/clean-paste.ts';

const wordList = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body lang=ZH-CN>
<!--StartFragment--><p class=MsoNormal><b><span style='font-family:宋体'>处理步骤</span></b><o:p></o:p></p>
<p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]><span>断电</span><o:p></o:p></p>
<p class=MsoListParagraph style='margin-left:42.0pt;mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span><span>拔插头</span></p>
<p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span><span>等十秒</span></p><!--EndFragment--></body></html>`;

describe('what is pasted', () => {
  it('from Word has its lists and no leavings', () => {
    expect(markdownOfHtml(wordList)).toBe('**处理步骤**\n\n1. 断电\n   - 拔插头\n2. 等十秒');
  });

  it('from a page keeps headings, tables, links and emphasis, and nothing that runs or is fetched', () => {
    const html = `<h2 style="color:red">价格</h2><script>x()</script><table><tr><th>型号</th><th>元</th></tr><tr><td>A-1</td><td>5</td></tr></table>
      <p>见<a href="https://a.example/x">说明</a>、<a href="javascript:x()">这里</a><img src="https://spy.example/1.png" alt="图"></p>`;
    expect(markdownOfHtml(html)).toBe(
      '## 价格\n\n| 型号 | 元 |\n| - | - |\n| A-1 | 5 |\n\n见[说明](https://a.example/x)、这里图',
    );
  });

  it('from Google Docs is as bold as it says, and not because all of it is wrapped', () => {
    const html =
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">Bold</span><span style="font-weight:400"> plain</span></p></b>';
    expect(markdownOfHtml(html)).toBe('**Bold** plain');
  });

  it('means no formatting by signs that happen to be those of Markdown', () => {
    expect(markdownOfHtml('<p><b>1</b> * 2 * 3 and snake_case</p>')).toBe('**1** \\* 2 \\* 3 and snake_case');
  });

  it('is taken as plain text where there is no more in it', () => {
    expect(isFormatted('<meta charset="utf-8"><span style="color:red">words</span>')).toBe(false);
    expect(isFormatted('<p>a <strong>b</strong></p>')).toBe(true);
  });
});
