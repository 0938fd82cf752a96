// Values that clients should not send and do: boundary numbers, odd texts, deep nesting, names that mean something to JavaScript.
import fc from 'fast-check';

/** Texts at the edges of what a server expects. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\u0000',
      "'",
      "''",
      '"',
      '(',
      ')',
      '((((',
      '/',
      '\\',
      '%',
      '%00',
      '..',
      '../../etc/passwd',
      '$',
      '$count',
      '*',
      'null',
    ],
    ...[
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      '\ud800',
      '\udfff\ud800',
      '\u{1f600}',
      '\u202e',
      'İ',
      'ﬀ',
      '\ufeff',
    ],
    ...[
      '2026-02-30',
      '2026-02-30T00:00:00Z',
      '0000-00-00',
      '9999-12-31T23:59:59Z',
      '-1',
      '1e309',
      'NaN',
      '99999999999999999999',
      '0x10',
    ],
    ...[
      '2026-11-03T09:00:00',
      '2026-11-03',
      'Pacific Standard Time',
      'tzone://Microsoft/Custom',
      'Mars/Base',
      'W/"x"',
      '\r\nX: y',
    ],
  ),
  fc.string({ maxLength: 30, unit: 'binary' }),
  fc.constantFrom('a', '(', "'", '%', '[', 'not ').chain((part) => fc.constant(part.repeat(3000))),
);

/** A value of no type in particular. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom(null, true, false, 0, -0, -1, 2 ** 31, -(2 ** 31) - 1, 1e308, 0.5, Number.MAX_SAFE_INTEGER),
  fc.constantFrom<unknown>([], {}, [[]], [null], [{}], { toString: 1, valueOf: 1 }, { length: -1 }, { then: 1 }),
  fc.integer({ min: 5, max: 300 }).map(nested),
  fc.constantFrom(
    ...['#microsoft.graph.event', '#microsoft.graph.customTimeZone', 'String', '#', '#constructor', '__proto__'].map(
      (type): unknown => ({ '@odata.type': type, name: 'x' }),
    ),
  ),
);

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
}
