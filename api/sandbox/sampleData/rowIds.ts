// Row ids as Siebel writes them: `1-` and a number in base 36, such as 1-4XVPD. Each kind of record has numbers of its own, so that
// ids never meet, whatever the size of the company.

const FIRST = {
  organization: 2_000_000,
  position: 2_010_000,
  room: 2_090_000,
  employee: 2_100_000,
  account: 2_200_000,
  accountAddress: 2_300_000,
  opportunity: 2_400_000,
  serviceRequest: 2_500_000,
  contact: 8_299_201,
  personalAddress: 21_000_000,
  activity: 35_000_000,
} as const;

/** The row id of the n-th record of a kind, counted from 0. */
export function rowId(kind: keyof typeof FIRST, n: number): string {
  return `1-${(FIRST[kind] + n).toString(36).toUpperCase()}`;
}
