// Text, HTML bodies and categories.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityTypeOf, categoriesOf, withActivityType, withSyncCategory } from '../../../api/domains/categories.ts';
import { cleanLine, cleanText, cut, says, textOfBody } from '../../../api/domains/text.ts';
import { htmlOf, TYPES } from '../../support/domainWorld.ts';

const html = (content: string): string => textOfBody({ contentType: 'HTML', content });

describe('text', () => {
  it('composes characters, so that two ways to write one word are one', () => {
    expect(cleanLine('Zoe\u0308')).toBe('Zo\u00eb');
    expect(cleanText('a\nZoe\u0308')).toBe('a\nZo\u00eb');
  });

  it('has one kind of line end, no blanks at line ends, no empty lines around it', () => {
    expect(cleanText('\r\na \r\nb\t\r\n\r\nc\u00a0\r\r\n')).toBe('a\nb\n\nc');
    expect(cleanText(null)).toBe('');
  });

  it('of one line has no line ends', () => {
    expect(cleanLine(' Board\r\nmeeting\u00a0 ')).toBe('Board  meeting');
    expect(cleanLine(undefined)).toBe('');
  });

  it('stays clean once it is clean', () => {
    const letters = fc.constantFrom(
      'a',
      ' ',
      '\t',
      '\r',
      '\n',
      '\r\n',
      '\u00a0',
      '\u200b',
      '\u0000',
      '\u0085',
      '\u2028',
      '\ufeff',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(letters), (parts) => {
        const text = cleanText(parts.join(''));
        expect(cleanText(text)).toBe(text);
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
      }),
    );
  });

  it('is cut between characters and leaves no blank at the end', () => {
    expect(cut('ab😀', 3)).toBe('ab');
    expect(cut('ab cd', 3)).toBe('ab');
    expect(cut('ab', 3)).toBe('ab');
  });

  it('says what it was cut to, and what differs in blanks only, but nothing else', () => {
    expect(says('abcdef', 'abc', 3)).toBe(true);
    expect(says('a  b', 'a b', 10)).toBe(true);
    expect(says('abcdef', 'abc', 4)).toBe(false);
    expect(says('abc', '', 10)).toBe(false);
  });
});

describe('HTML bodies', () => {
  it.each([
    ['new Outlook', '<div class="elementToProof">a</div><div class="elementToProof"><br></div><div>b</div>', 'a\n\nb'],
    ['Word', '<p class="MsoNormal">a<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p>b</p>', 'a\n\nb'],
    ['breaks at the end of blocks', '<div>a<br></div><div><span><br></span></div><div>b<br><br></div>c', 'a\n\nb\n\nc'],
    ['a break before a block', 'a<br><div>b</div>', 'a\nb'],
    ['entities', '<p>1 &lt; 2 &amp;amp; &#8364; &eacute;</p>', '1 < 2 &amp; € é'],
    ['style, script and comments', '<style>p{}</style><script>x()</script><!-- no --><p>a</p>', 'a'],
    [
      'links and pictures',
      '<p>see <a href="https://x.example">the plan</a><img alt="logo" src="cid:1"></p>',
      'see the plan',
    ],
    ['lists', '<ul><li>a</li><li>b</li></ul>c', ' * a\n * b\nc'],
    ['tables', '<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>c', '1 2\n3\nc'],
    ['headings', '<h1>Plan</h1>text', 'Plan\ntext'],
  ])('of %s give their words', (_name, content, text) => {
    expect(html(content)).toBe(text);
  });

  it('are told by their content type', () => {
    expect(textOfBody({ contentType: 'text', content: '<b>a</b>\r\n' })).toBe('<b>a</b>');
    expect(textOfBody(null)).toBe('');
  });

  it('that are nested thousands of times cannot be read, and the field is told', () => {
    expect(() => html('<table><tr><td>'.repeat(3_000))).toThrow(expect.objectContaining({ name: 'FieldUnreadable', field: 'body' })); // prettier-ignore
  });

  it('bring back every text that Exchange made HTML of', () => {
    const letters = fc.constantFrom('a', 'é', '😀', '<', '&', '&amp;', '"', "'", ' ', '  ', '—', '\n', '\n\n', '<br>');
    const texts = fc.array(letters, { maxLength: 30 }).map((parts) => cleanText(parts.join('')));
    fc.assert(
      fc.property(texts, (text) => {
        expect(html(htmlOf(text))).toBe(text);
      }),
    );
  });
});

describe('categories', () => {
  it('that are an activity type are found whatever their case, the first one first', () => {
    expect(activityTypeOf(['Family', 'call', 'Meeting'], TYPES)).toBe('Call');
    expect(activityTypeOf(['Family'], TYPES)).toBe('');
  });

  it('of the user stay when the type changes, and the new type is the one read back', () => {
    expect(withActivityType(['Family', 'call', 'Meeting'], 'Research', TYPES)).toEqual([
      'Family',
      'Research',
      'Meeting',
    ]);
    expect(withActivityType(['Call', 'Meeting'], 'Meeting', TYPES)).toEqual(['Meeting']);
    expect(withActivityType(['Family'], 'Call', TYPES)).toEqual(['Family', 'Call']);
    expect(withActivityType(['Family', 'Call', 'Meeting'], '', TYPES)).toEqual(['Family']);
  });

  it('get the PIM Category Value once', () => {
    expect(withSyncCategory(['Family'], 'Siebel Task')).toEqual(['Family', 'Siebel Task']);
    expect(withSyncCategory(['SIEBEL TASK'], 'Siebel Task')).toEqual(['SIEBEL TASK']);
    expect(categoriesOf({ categories: null })).toEqual([]);
  });

  it('come back with the type that was written', () => {
    const names = fc.uniqueArray(fc.constantFrom('Family', 'Red', ...TYPES), { maxLength: 5 });
    fc.assert(
      fc.property(names, fc.constantFrom('', ...TYPES), (present, type) => {
        const written = withActivityType(present, type, TYPES);
        expect(activityTypeOf(written, TYPES)).toBe(type);
        expect(present.filter((name) => !TYPES.includes(name)).every((name) => written.includes(name))).toBe(true);
      }),
    );
  });
});
