// Bodies as they are found in real mailboxes: what Word makes of a paragraph, and a thread of mails that nobody ever cut.

/** HTML as Outlook writes it with Word: conditional comments, VML, lists that are none, hard blanks, a table for the layout. */
export const WORD_HTML = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="Generator" content="Microsoft Word 15 (filtered medium)">
<!--[if !mso]><style>v\\:* {behavior:url(#default#VML);} o\\:* {behavior:url(#default#VML);}</style><![endif]-->
<style><!-- @font-face {font-family:"Cambria Math"; panose-1:2 4 5 3 5 4 6 3 2 4;} p.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;} @page WordSection1 {size:612.0pt 792.0pt;} --></style>
<!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]-->
</head>
<body lang="EN-GB" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">
<div class="WordSection1">
<p class="MsoNormal"><span style="mso-fareast-language:EN-US">Hi all,<o:p></o:p></span></p>
<p class="MsoNormal"><o:p>&nbsp;</o:p></p>
<p class="MsoListParagraph" style="text-indent:-18.0pt;mso-list:l0 level1 lfo1"><![if !supportLists]><span style="font-family:Symbol"><span style="mso-list:Ignore">·<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp;&nbsp;&nbsp;</span></span></span><![endif]>Order no. 4711&nbsp;&#8211; 2&nbsp;&times;&nbsp;CX&#8209;400<o:p></o:p></p>
<p class="MsoListParagraph" style="text-indent:-18.0pt;mso-list:l0 level1 lfo1"><span style="font-family:Symbol">·</span>&nbsp;&nbsp; Price &lt; &euro;&nbsp;12&rsquo;500.&mdash; &amp; freight<o:p></o:p></p>
<table class="MsoTableGrid" border="1" cellspacing="0" cellpadding="0"><tr><td width="208" valign="top"><p class="MsoNormal"><b>Item</b><o:p></o:p></p></td><td width="208"><p class="MsoNormal"><b>Qty</b><o:p></o:p></p></td></tr><tr><td><p class="MsoNormal">Mechanical seal<o:p></o:p></p></td><td><p class="MsoNormal">4<o:p></o:p></p></td></tr></table>
<p class="MsoNormal">Regards<br>
<span style="color:#1F4E79">Dan</span><img src="cid:image001.png@01DB0000.00000000" width="120" height="40" alt="Calder Flow"><o:p></o:p></p>
</div>
</body>
</html>
`;

const REPLY = [
  'From: Purchasing <purchasing@haldenshipping.example>',
  'Sent: Tuesday, 3 November 17:42',
  'Subject: RE: RE: FW: AW: RE: delivery date order 45-10731',
  '',
  'Dear all,',
  'please find below the thread with the works, the forwarder and the surveyor. We still need one date for all three pumps.',
  'The certificate of origin, the packing list and the measured curves have to be with us before the vessel sails.',
  '> On 2 November somebody wrote:',
  '>> the castings are late; part delivery by air would be possible for the first unit only',
  '-- ',
  'This message may contain confidential information. If you are not the intended recipient, delete it.',
  '',
].join('\r\n');

/** A thread of mails of exactly so many characters. */
export function longThread(length: number): string {
  return REPLY.repeat(Math.ceil(length / REPLY.length)).slice(0, length);
}
