// The grammar of search specifications, without a database: what is read, what is refused and where, and that no value becomes SQL.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentAt } from '../../../api/sandbox/siebel/components/catalog.ts';
import { Parameters, scopeOf } from '../../../api/sandbox/siebel/data/selectSql.ts';
import { SiebelError } from '../../../api/sandbox/siebel/errors.ts';
import { compileSearchSpec } from '../../../api/sandbox/siebel/searchspec/compile.ts';
import { parseSearchSpec } from '../../../api/sandbox/siebel/searchspec/parse.ts';
import { condition, print } from './specArbitraries.ts';

const contact = componentAt('Contact/Contact');
const CONTEXT = { userId: '1-ADA', login: 'ADA', now: new Date('2026-11-25T12:34:56Z') };

function compile(source: string) {
  const parameters = new Parameters();
  const sql = compileSearchSpec(parseSearchSpec(source), scopeOf(contact), parameters, CONTEXT);
  return { sql, values: parameters.values };
}

function errorOf(source: string): string {
  try {
    compile(source);
  } catch (error) {
    if (error instanceof SiebelError) return error.message;
    throw error;
  }
  return 'no error';
}

/** A value as a caller would quote it. */
const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`;
const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0'));

describe('the search specification', () => {
  it('binds each literal and names columns from the declaration', () => {
    const { sql, values } = compile(`[Last Name] = 'Meyer' AND [Updated] >= '06/01/2026 00:00:00'`);
    expect(sql).toBe('(("t"."LAST_NAME" = $1::text) AND ("t"."LAST_UPD" >= $2::timestamptz))');
    expect(values).toEqual(['Meyer', '2026-06-01T00:00:00.000Z']);
  });

  it('binds AND tighter than OR, and NOT tighter than both', () => {
    const { sql } = compile(`NOT [First Name] = 'a' AND [First Name] = 'b' OR [First Name] = 'c'`);
    expect(sql.replaceAll('"t"."FST_NAME"', 'f').replaceAll('::text', '')).toBe(
      '(((NOT (f = $1)) AND (f = $2)) OR (f = $3))',
    );
  });

  it('reads words in any case and both kinds of quotes, a doubled quote standing for one', () => {
    expect(compile(`[Last Name] like "O""N*" and [First Name] is not null`).values).toEqual(['O"N%']);
    expect(compile(`[Last Name] = 'O''Neil'`).values).toEqual(["O'Neil"]);
  });

  it('takes wildcards only in LIKE, and SQL wildcards never', () => {
    expect(compile(`[Last Name] = 'a*b?'`).values).toEqual(['a*b?']);
    expect(compile(`[Last Name] LIKE 'a*b?c%d_e\\f'`).values).toEqual(['a%b_c\\%d\\_e\\\\f']);
    expect(compile(`[Last Name] LIKE 'a\\*'`).values).toEqual(['a*']);
  });

  it('folds case where a tilde asks for it', () => {
    expect(compile(`[Email Address] ~= 'X'`).sql).toBe(
      '(lower("t"."EMAIL_ADDR" COLLATE "und-x-icu") = lower($1::text COLLATE "und-x-icu"))',
    );
    expect(compile(`[Email Address] ~LIKE 'X*'`).sql).toBe('("t"."EMAIL_ADDR" COLLATE "und-x-icu" ILIKE $1::text)');
  });

  it('asks whether a child exists by [Child.Field]', () => {
    const { sql, values } = compile(`EXISTS([Sync List.Id] = '1-ABC')`);
    expect(sql).toContain('EXISTS (SELECT 1 FROM "S_CONTACT_INFO" "e1_t"');
    expect(sql).toContain('"e1_t"."CON_ID" = "t"."ROW_ID" AND ("e1_t"."EMP_ID" = $1::text)');
    expect(values).toEqual(['1-ABC']);
  });

  it.each([
    [`[Last Name] = Meyer`, 14],
    [`[Last Name] =`, 13],
    [`[Last Name 'x'`, 0],
    [`[Last Name] = 'x`, 14],
    [`[Last Name] = 'x' [`, 18],
    [`[Last Name] = 'x' ;`, 18],
    [`([Last Name] = 'x'`, 18],
    [`[Last Name] IS 'x'`, 15],
    [`[Last Name] = 'x' AND`, 21],
    [`[No Such Field] = 'x'`, 0],
    [`[Updated] = '2026-06-01'`, 12],
    [`[Mod Id] = 'x'`, 11],
    [`[Updated] LIKE '06*'`, 0],
    [`EXISTS([Last Name] = 'x')`, 7],
    [`EXISTS([Sync List.Id] = 'x' AND [Position.Id] = 'y')`, 32],
    [`EXISTS([Sync List.No] = 'x')`, 7],
    [`[Last Name] = Shoes()`, 14],
    [`[Last Name] = Today`, 14],
    [`[Last Name] = Today('x')`, 14],
    [`[Last Name] = LoginName() + 1`, 14],
    [`[Birth Date] > Today() + 99999999`, 15],
    [`[Birth Date] > Today() + 'x'`, 25],
    [`[Last Name] = [Updated]`, 14],
    [`[Last Name] LIKE [First Name]`, 17],
    [`[Last Name] = - 'x'`, 16],
    [`[Last Name] = LookupValue('x' 'y')`, 30],
  ])('refuses %s at its position', (source, position) => {
    expect(errorOf(source)).toMatch(new RegExp(` at position ${position}: .*\\(SBL-DAT-00235\\)$`));
  });

  it('names the field that does not exist', () => {
    expect(errorOf(`[No Such Field] = 'x'`)).toContain("'No Such Field'");
  });

  it('refuses nesting without end instead of running out of stack', () => {
    expect(errorOf(`${'('.repeat(9_000)}[Last Name] = 'x'`)).toContain('levels of nesting');
  });

  it('bounds what one specification may ask', () => {
    expect(errorOf(Array.from({ length: 501 }, () => `[Mod Id] = 1`).join(' OR '))).toContain('500 comparisons');
    expect(errorOf(Array.from({ length: 51 }, () => `EXISTS([Position.Id] = '1')`).join(' OR '))).toContain('50 times');
    expect(errorOf(`[Last Name] = '${'x'.repeat(20_000)}'`)).toContain('20000 characters');
  });

  it('printed from a tree, reads as that tree again', () => {
    const plain = (tree: unknown): unknown =>
      JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === 'at' ? 0 : value)));
    fc.assert(
      fc.property(condition, (tree) => {
        expect(plain(parseSearchSpec(print(tree)))).toEqual(plain(tree));
      }),
    );
  });

  it('no value becomes SQL: whatever is quoted, the SQL is the same and the value is bound', () => {
    const shape = compile(`[Last Name] = 'x' OR [First Name] LIKE 'x'`).sql;
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { sql, values } = compile(`[Last Name] = ${quoted(one)} OR [First Name] LIKE ${quoted(other)}`);
        expect(sql).toBe(shape);
        expect(values[0]).toBe(one);
      }),
    );
  });

  it('whatever text comes, it is read, or refused with a position within it', () => {
    const piece = fc.constantFrom(
      '[Last Name]',
      '[Sync List.Id]',
      "'x'",
      '5',
      '=',
      'LIKE',
      '~',
      'AND',
      'OR',
      'NOT',
      'IS',
      'NULL',
      'EXISTS',
      '(',
      ')',
      ';',
      "'",
      '[',
      ',',
      '-',
      '+',
      'Today',
      'LookupValue',
      '[Birth Date]',
    );
    const source = fc.oneof(
      text,
      fc.array(piece).map((pieces) => pieces.join(' ')),
    );
    fc.assert(
      fc.property(source, (anything) => {
        const message = errorOf(anything);
        if (message === 'no error') return;
        const position = Number(/at position (\d+): /.exec(message)?.[1]);
        expect(position).toBeGreaterThanOrEqual(0);
        expect(position).toBeLessThanOrEqual(anything.length);
      }),
    );
  });
});
