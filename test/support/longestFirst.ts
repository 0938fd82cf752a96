// The order of test files: the few that take minutes begin first, so that none of them is still running, alone, when all others are done.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONGEST = [
  'properties/chaos',
  'scenarios/hundredKills',
  'local/start',
  'scenarios/crashPoints',
  'scenarios/crashEdits',
  'browser/sandboxPages',
  'browser/console',
  'scenarios/reinitialise',
  'scenarios/interplay',
  'scenarios/delta',
];

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const rank = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return rank < 0 ? LONGEST.length : rank;
    };
    return (await super.sort(files)).sort((one, other) => rankOf(one) - rankOf(other));
  }
}
