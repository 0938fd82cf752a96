// The Siebel records that a user used last (linked, listed, made), so that they are offered first.
import type { RecordKind, RecordRef } from '../../shared/contract/siebelRecords.ts';

export interface RecentRepository {
  /** Notes that the user used these records; of all but the newest 20 nothing is kept. */
  touch(userMapId: string, refs: readonly RecordRef[], at: Date): Promise<void>;
  /** Newest first. */
  list(userMapId: string, kinds: readonly RecordKind[], limit: number): Promise<readonly RecordRef[]>;
}
