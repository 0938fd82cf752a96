// What one run of one user and one domain carries along: its settings, and what was already seen and taken in this run.
import type { Connector, UserScope } from '../connectors/connector.ts';
import type { DomainMapping, MappingContext } from '../domains/domainMapping.ts';
import type { WireRecord } from '../domains/wireRecord.ts';
import type { Logger } from '../platform/logger.ts';
import type { MassDeleteThresholds } from '../reconcile/guard.ts';
import type { Decisions } from './decided.ts';
import type { UnlinkedItem } from './pairing.ts';
import type { PlanLine, Policy, SideView } from '../reconcile/types.ts';
import type { Issue } from '../store/issues.ts';
import type { Store, UserMap } from '../store/store.ts';
import type { Domain, Side } from '../../shared/vocabulary.ts';

/** Turns a canonical text into a keyed digest; see api/platform/keys.ts. */
export interface Digester {
  digest(text: string): string;
  /** A digest of an older key becomes today's if it is this text's. */
  renew(digest: string, text: () => string): string;
}

export interface EngineDependencies {
  readonly store: Store;
  readonly connectors: Readonly<Record<Side, Connector>>;
  readonly mappings: Readonly<Record<Domain, DomainMapping>>;
  readonly digester: Digester;
  /** The present time. */
  readonly now: () => Date;
  /** 0 to 1, so that those who failed together do not come back together. */
  readonly random: () => number;
  readonly logger: Logger;
}

/** One side of a record: what it is to us, and the record as its server gave it (null when it is gone). */
export interface Seen {
  readonly view: SideView;
  readonly wire: WireRecord | null;
}

/** A plan line with the records it was planned from. */
export interface PlannedWork {
  readonly line: PlanLine;
  readonly siebelWire: WireRecord | null;
  readonly exchangeWire: WireRecord | null;
}

export interface DomainRun {
  readonly deps: EngineDependencies;
  readonly runId: string;
  /** A dry run writes nothing, to nobody. */
  readonly isDry: boolean;
  readonly userMap: UserMap;
  readonly scope: UserScope;
  readonly domain: Domain;
  readonly mapping: DomainMapping;
  readonly context: MappingContext;
  readonly policy: Policy;
  readonly thresholds: MassDeleteThresholds;
  /** Links whose removal the guard has let pass; all other removals are put aside. */
  readonly clearedLinkIds: Set<string>;
  /** Siebel records read in this run, by id: all in scope at an extract, the touched ones later. */
  readonly inventory: Map<string, Seen>;
  /** Siebel ids that this run has written: what the inventory says of them is how they were before. */
  readonly writtenSiebelIds: Set<string>;
  /** Whether the inventory holds everything in the user's scope. */
  inventoryIsComplete: boolean;
  /** Siebel ids in the inventory by the key they are looked up with. */
  readonly inventoryByKey: Map<string, string[]>;
  /** Siebel ids whose pair was planned already in this run. */
  readonly handledSiebelIds: Set<string>;
  /** Exchange ids seen in this run. */
  readonly seenExchangeIds: Set<string>;
  /** `side id` of records with an open issue: they are looked at again whenever they or their partners are told, changed or not. */
  readonly troubled: ReadonlySet<string>;
  /** Open issues whose time to be tried again has come. */
  readonly retriable: readonly Pick<Issue, 'recordId' | 'side'>[];
  /** Exchange ids of records that failed: true while they are tried again, false when they were given up. */
  readonly failing: Map<string, boolean>;
  /** Siebel ids that waited for a person to decide, and wait no more. */
  readonly releasedSiebelIds: readonly string[];
  /** Keys of the Siebel records that this run creates, so that one person is not created twice. */
  readonly createdKeys: Set<string>;
  /** Siebel ids that an ambiguous item might be: not to be created in the mailbox until a person decides. */
  readonly heldSiebelIds: Set<string>;
  /** What people decided and is still to be carried out. */
  readonly decisions: Decisions;
  /** Unlinked Exchange items that could be Siebel records, by id: they are paired when all were read, the proven ones first. */
  readonly unpaired: Map<string, UnlinkedItem>;
  /** When the runs of this user that ended in the middle of their work began, since the last that did not: a write of theirs may be unknown to us. */
  readonly afterCrash: Date | null;
}
